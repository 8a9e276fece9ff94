/// A language and the way it runs.
public struct PaperLanguage: Hashable, Sendable {
    /// The tag of BCP 47: `fr`, `ar`, `en`.
    public var tag: String
    /// Whether lines start at the right and columns with them.
    public var isRightToLeft: Bool

    /// A language by its tag.
    public init(tag: String, isRightToLeft: Bool) {
        self.tag = tag
        self.isRightToLeft = isRightToLeft
    }
}
