/// A number in the trade register (RC): it means nothing without the court that gave it, so both go together.
public struct TradeRegister: Sendable, Hashable {
    /// The number, digits only, without leading zeros.
    public let number: String
    /// The court that keeps the register.
    public let court: CommercialCourt

    /// Why a number is refused.
    public enum ParsingError: Error, Sendable, Hashable {
        /// No digit at all, or something else than digits and spaces.
        case notANumber
        /// More than ten digits.
        case tooLong
        /// No court of that name keeps a register.
        case unknownCourt
    }

    /// Reads a number as typed; the lengths vary from court to court, so only 1 to 10 digits are asked for.
    public init(number text: String, court: CommercialCourt) throws(ParsingError) {
        var found: [UInt8] = []
        for scalar in text.unicodeScalars where !Digits.isBlank(scalar) {
            guard let digit = Digits.value(scalar) else { throw .notANumber }
            if found.isEmpty, digit == 0 { continue }
            found.append(digit)
            if found.count > 10 { throw .tooLong }
        }
        guard !found.isEmpty else { throw .notANumber }
        number = Digits.text(found)
        self.court = court
    }

    /// Reads a number and the name of its court.
    public init(number: String, courtNamed name: String) throws(ParsingError) {
        guard let court = CommercialCourt.named(name) else { throw .unknownCourt }
        try self.init(number: number, court: court)
    }
}
