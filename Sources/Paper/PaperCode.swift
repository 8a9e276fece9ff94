/// A QR code as a square of dark and light modules, without its margin.
public struct PaperCode: Hashable, Sendable {
    /// How many modules a side has.
    public let width: Int
    /// Row by row, whether a module is dark.
    public let dark: [Bool]
    /// What the code says, for who cannot see it.
    public let description: String

    /// A square of modules; nil when there are not `width` times `width`.
    public init?(width: Int, dark: [Bool], description: String) {
        guard width > 0, width <= 177, dark.count == width * width else { return nil }
        self.width = width
        self.dark = dark
        self.description = description
    }
}
