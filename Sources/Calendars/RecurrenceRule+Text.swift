import Chronology

extension RecurrenceRule {
    /// How many octets of text are read at most.
    public static let longestText = 500

    /// The rule in a text such as `FREQ=MONTHLY;BYDAY=-1FR;COUNT=12`, in letters of either case. UNTIL is a day
    /// (`20261231`) or a local moment (`20261231T180000`).
    ///
    /// - Throws: ``RecurrenceError`` naming the part at fault.
    public init(_ text: String) throws(RecurrenceError) {
        guard text.utf8.count <= Self.longestText else { throw .tooLong }
        var parts: [String: String] = [:]
        for part in text.uppercased().split(separator: ";", omittingEmptySubsequences: false) {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty else {
                throw .malformed(part: String(part))
            }
            guard Self.known.contains(halves[0]) else { throw .unknownPart(halves[0]) }
            guard parts.updateValue(halves[1], forKey: halves[0]) == nil else { throw .repeatedPart(halves[0]) }
        }
        guard let frequencyText = parts["FREQ"] else { throw .missingFrequency }
        guard let frequency = Frequency(rawValue: frequencyText) else { throw .unknownFrequency(frequencyText) }
        try self.init(
            frequency,
            interval: Self.numbers(parts, "INTERVAL", single: true).first ?? 1,
            end: Self.end(parts),
            days: Self.list(parts, "BYDAY", Self.day),
            monthDays: Self.numbers(parts, "BYMONTHDAY"),
            months: Self.numbers(parts, "BYMONTH"),
            positions: Self.numbers(parts, "BYSETPOS"),
            weekStart: Self.list(parts, "WKST", single: true, Self.weekday).first ?? .monday
        )
    }

    /// The rule as RFC 5545 writes it, always the same for the same rule; UNTIL is a day or a local moment.
    public var text: String {
        switch end {
        case .never, .count: text(until: nil)
        case .day(let day): text(until: Basic.text(day))
        case .moment(let moment): text(until: Basic.text(moment))
        }
    }

    /// The rule with that value for UNTIL.
    func text(until: String?) -> String {
        var parts = ["FREQ=" + frequency.rawValue]
        if interval != 1 { parts.append("INTERVAL=\(interval)") }
        if case .count(let count) = end { parts.append("COUNT=\(count)") }
        if let until { parts.append("UNTIL=" + until) }
        func add(_ name: String, _ values: [String]) {
            if !values.isEmpty { parts.append(name + "=" + values.joined(separator: ",")) }
        }
        add("BYMONTH", months.map(String.init))
        add("BYMONTHDAY", monthDays.map(String.init))
        add("BYDAY", days.map { ($0.ordinal.map(String.init) ?? "") + Self.names[$0.weekday.rawValue - 1] })
        add("BYSETPOS", positions.map(String.init))
        if weekStart != .monday { add("WKST", [Self.names[weekStart.rawValue - 1]]) }
        return parts.joined(separator: ";")
    }

    private static let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    private static let known: Set<String> = [
        "FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST",
    ]

    private static func end(_ parts: [String: String]) throws(RecurrenceError) -> End {
        let count = try numbers(parts, "COUNT", single: true).first
        guard let until = parts["UNTIL"] else { return count.map(End.count) ?? .never }
        guard count == nil else { throw .countAndUntil }
        guard until.utf8.last != UInt8(ascii: "Z") else { throw .untilInUTC }
        if let day = Basic.day(until) { return .day(day) }
        guard let moment = Basic.moment(until) else { throw .invalid(part: "UNTIL", value: until) }
        return .moment(moment)
    }

    private static func numbers(
        _ parts: [String: String], _ name: String, single: Bool = false
    ) throws(RecurrenceError) -> [Int] {
        try list(parts, name, single: single) { $0.utf8.count <= 5 ? Int($0) : nil }
    }

    private static func list<Value>(
        _ parts: [String: String], _ name: String, single: Bool = false, _ read: (Substring) -> Value?
    ) throws(RecurrenceError) -> [Value] {
        guard let text = parts[name] else { return [] }
        var values: [Value] = []
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let value = read(item), !single || values.isEmpty else { throw .invalid(part: name, value: text) }
            values.append(value)
        }
        return values
    }

    private static func weekday(_ text: Substring) -> Weekday? {
        names.firstIndex(of: String(text)).flatMap { Weekday(rawValue: $0 + 1) }
    }

    private static func day(_ text: Substring) -> Day? {
        guard let weekday = weekday(text.suffix(2)) else { return nil }
        let number = text.dropLast(2)
        guard !number.isEmpty else { return Day(weekday) }
        guard number.utf8.count <= 3, let ordinal = Int(number) else { return nil }
        return Day(weekday, ordinal: ordinal)
    }
}
