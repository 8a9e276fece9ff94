/// The common identifier of a Moroccan company (identifiant commun de l'entreprise, decree 2-11-63):
/// nine digits for the company, four for the establishment and a key of two; the whole is divisible by 97.
public struct ICE: Sendable, Hashable, CustomStringConvertible {
    /// The fifteen digits.
    public let digits: String

    /// Why a text is not an ICE.
    public enum ParsingError: Error, Sendable, Hashable {
        /// There are not fifteen digits; a spreadsheet that dropped leading zeros gives 13 or 14.
        case length(found: Int)
        /// Something else than a digit or a space was found.
        case nonDigits
        /// The fifteen digits are not divisible by 97: one was mistyped.
        case key
    }

    /// Reads fifteen digits; spaces between them are ignored.
    public init(parsing text: String) throws(ParsingError) {
        var found: [UInt8] = []
        var count = 0
        var remainder = 0
        for scalar in text.unicodeScalars where !Digits.isBlank(scalar) {
            guard let digit = Digits.value(scalar) else { throw .nonDigits }
            count += 1
            if count <= 15 { found.append(digit) }
            remainder = (remainder * 10 + Int(digit)) % 97
        }
        guard count == 15 else { throw .length(found: count) }
        guard remainder == 0 else { throw .key }
        digits = Digits.text(found)
    }

    /// The nine digits of the company, the same in all its establishments.
    public var company: String { String(digits.prefix(9)) }

    /// The four digits of the establishment.
    public var establishment: String { String(digits.dropFirst(9).prefix(4)) }

    /// The fifteen digits.
    public var description: String { digits }
}
