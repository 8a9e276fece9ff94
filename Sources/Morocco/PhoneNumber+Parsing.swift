extension PhoneNumber {
    /// The digits typed, and whether `+` or `00` announced a country code.
    static func read(_ text: String) throws(ParsingError) -> (digits: [UInt8], international: Bool) {
        var digits: [UInt8] = []
        var plus = false
        for scalar in text.unicodeScalars {
            if let digit = Digits.value(scalar) {
                digits.append(digit)
                // No number is this long: stop before hostile input costs anything.
                if digits.count > 40 { throw .tooLong }
            } else if scalar == "+" || scalar.value == 0xFF0B, digits.isEmpty, !plus {
                plus = true
            } else if !Digits.isBlank(scalar), !Digits.isSeparator(scalar) {
                throw .notANumber
            }
        }
        guard !digits.isEmpty else { throw .notANumber }
        if !plus, digits.starts(with: [0, 0]) { return (Array(digits.dropFirst(2)), true) }
        return (digits, plus)
    }

    /// A number whose country code is given.
    static func fromAbroad(_ digits: [UInt8]) throws(ParsingError) -> String {
        if digits.starts(with: [2, 1, 2]) { return try moroccan(digits.dropFirst(3)) }
        guard let first = digits.first else { throw .tooShort }
        guard first != 0 else { throw .unknownPrefix }
        guard digits.count >= 8 else { throw .tooShort }
        guard digits.count <= 15 else { throw .tooLong }
        return "+" + Digits.text(digits)
    }

    /// A Moroccan number after its country code; the national zero, as in `+212 (0)6`, is dropped.
    static func moroccan(_ digits: ArraySlice<UInt8>) throws(ParsingError) -> String {
        let subscriber = digits.first == 0 ? digits.dropFirst() : digits
        guard let first = subscriber.first else { throw .tooShort }
        guard subscriber.count >= 9 else { throw .tooShort }
        guard subscriber.count <= 9 else { throw .tooLong }
        guard (5...7).contains(first) else { throw .unknownPrefix }
        return "+212" + Digits.text(subscriber)
    }
}
