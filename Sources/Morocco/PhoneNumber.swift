/// A telephone number, kept as ITU-T E.164 writes it.
///
/// Moroccan numbers are +212, then 5, 6, 7 (or 8 for special services, which are refused) and eight digits.
/// Numbers of other countries are taken when they are typed with `+` or `00`.
public struct PhoneNumber: Sendable, Hashable, CustomStringConvertible {
    /// The number with its plus sign and no space, as in `+212661234567`.
    public let e164: String

    /// Why a text is not a telephone number.
    public enum ParsingError: Error, Sendable, Hashable {
        /// Digits are missing.
        case tooShort
        /// There are too many digits.
        case tooLong
        /// A letter, or nothing, stands where digits should.
        case notANumber
        /// The digits are enough, but no Moroccan number begins so.
        case unknownPrefix
    }

    /// Reads a number in any of the forms people type.
    ///
    /// Throws a ``ParsingError`` that says what is wrong.
    public init(parsing text: String) throws(ParsingError) {
        let (digits, international) = try Self.read(text)
        if international {
            e164 = try Self.fromAbroad(digits)
        } else if digits.starts(with: [2, 1, 2]), digits.count >= 11 {
            e164 = try Self.moroccan(digits.dropFirst(3))
        } else {
            e164 = try Self.moroccan(digits[...])
        }
    }

    /// Whether the number is a Moroccan one.
    public var isMoroccan: Bool { e164.utf8.starts(with: "+212".utf8) }

    /// The number as people of the country read it: `06 61 23 45 67`, or the E.164 form for other countries.
    public var national: String {
        guard isMoroccan else { return e164 }
        var shown = "0"
        for (index, digit) in e164.unicodeScalars.dropFirst(4).enumerated() {
            if index % 2 == 1 { shown += " " }
            shown.unicodeScalars.append(digit)
        }
        return shown
    }

    /// The digits without the plus sign, as `https://wa.me/` wants them.
    public var whatsAppDigits: String { String(e164.dropFirst()) }

    /// The E.164 form.
    public var description: String { e164 }
}
