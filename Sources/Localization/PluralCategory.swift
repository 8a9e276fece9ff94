/// A plural category of the Unicode CLDR.
public enum PluralCategory: String, CaseIterable, Hashable, Sendable {
    /// As Arabic 0.
    case zero
    /// As English 1, French 0 and 1.
    case one
    /// As Arabic 2.
    case two
    /// As Arabic 3 to 10.
    case few
    /// As Arabic 11 to 99, French whole millions.
    case many
    /// All that remains.
    case other
}
