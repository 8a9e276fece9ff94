import Localization

/// How much a member buys, in hundredths of the unit: more than nothing and less than absurd.
struct Quantity: Hashable, Comparable, Sendable {
    let hundredths: Int64

    /// Ten million units.
    static let most: Int64 = 1_000_000_000

    /// Nil when it is not more than nothing, or absurd.
    init?(hundredths: Int64) {
        guard hundredths > 0, hundredths <= Self.most else { return nil }
        self.hundredths = hundredths
    }

    /// Why a text is no quantity; the key of its words.
    enum Problem: String, Error {
        case empty
        case notANumber = "not-a-number"
        case tooManyDecimals = "too-many-decimals"
        case zero
        case tooLarge = "too-large"

        var key: String { "purchases.quantity." + rawValue }
    }

    /// Reads a number as amounts are read, without the name of a currency.
    init(parsing text: String) throws(Problem) {
        guard !text.unicodeScalars.contains(where: \.properties.isAlphabetic) else { throw .notANumber }
        let hundredths: Int64
        do {
            hundredths = try AmountParser.parse(text)
        } catch {
            switch error {
            case .empty: throw .empty
            case .notAnAmount, .otherCurrency: throw .notANumber
            case .tooManyDecimals: throw .tooManyDecimals
            case .negative: throw .zero
            case .tooLarge: throw .tooLarge
            }
        }
        guard hundredths > 0 else { throw .zero }
        guard let quantity = Quantity(hundredths: hundredths) else { throw .tooLarge }
        self = quantity
    }

    static func < (left: Quantity, right: Quantity) -> Bool { left.hundredths < right.hundredths }
}

extension Screen {
    /// `1 200 kg`: the number as the language writes it, and the unit in the words of the organiser.
    func quantity(_ hundredths: Int64, _ unit: String) -> String {
        let isWhole = hundredths.isMultiple(of: 100)
        return (isWhole ? t.numbers.integer(hundredths / 100) : t.numbers.decimal(hundredths, digits: 2))
            + "\u{A0}" + unit
    }
}
