/// The measures of a page in points, 1/72 inch.
enum Measures {
    static func millimetres(_ length: Double) -> Double { length * 72 / 25.4 }

    /// ISO 216 A4.
    static let width = millimetres(210)
    static let height = millimetres(297)
    static let side = millimetres(22)
    static let top = millimetres(20)
    static let bottom = millimetres(24)
    /// The stars across a page: whole ones only.
    static let stars = 21
    static let band = width / Double(stars)
    /// Where the first page begins under the pattern.
    static let underBand = band + millimetres(11)

    static let textWidth = width - 2 * side
    static let textBottom = height - bottom
}
