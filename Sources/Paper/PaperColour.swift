/// A colour of ink in sRGB, each part from 0 to 1.
public struct PaperColour: Hashable, Sendable {
    /// The parts.
    public var red: Double
    /// See `red`.
    public var green: Double
    /// See `red`.
    public var blue: Double

    /// A colour by its parts.
    public init(red: Double, green: Double, blue: Double) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// A colour as style sheets write it: `0x14532d`.
    public init(_ hexadecimal: UInt32) {
        self.init(
            red: Double(hexadecimal >> 16 & 0xff) / 255, green: Double(hexadecimal >> 8 & 0xff) / 255,
            blue: Double(hexadecimal & 0xff) / 255)
    }

    /// The ink of texts.
    public static let ink = PaperColour(0x1a211e)
    /// The ink of what stands back: terms, captions, the foot.
    public static let soft = PaperColour(0x525c57)
    /// The club's own colour unless it chose another.
    public static let green = PaperColour(0x1b5e43)

    /// The colour mixed with the white of the paper; no transparency, which some printers draw badly.
    func tinted(_ share: Double) -> PaperColour {
        PaperColour(
            red: 1 - (1 - red) * share, green: 1 - (1 - green) * share, blue: 1 - (1 - blue) * share)
    }
}
