/// The 64-bit data of a TZif file, checked (RFC 9636 §3).
struct ZoneFile {
    /// When each period begins, in seconds since 1970, strictly ascending.
    private(set) var transitions: [Int64] = []
    /// The seconds east of UTC of the period that begins there.
    private(set) var offsets: [Int] = []
    /// The whole of what begins there.
    private(set) var periods: [ZonePeriod] = []
    /// What is in force before the first transition.
    private(set) var initial = ZonePeriod(offset: 0, isDaylight: false, abbreviation: "UTC")
    /// The rule for the time after the last transition, absent when the file gives none.
    private(set) var rule: PosixZoneRule?

    private struct Counts {
        let isUTC, isStandard, leap, time, type, characters: Int

        func size(timeBytes: Int) -> Int {
            time * (timeBytes + 1) + type * 6 + characters + leap * (timeBytes + 4) + isStandard + isUTC
        }
    }

    /// UTC for ever.
    init() {}

    init(bytes: [UInt8]) throws(ZoneError) {
        let first = try ZoneFile.header(bytes, at: 0)
        let start = 44 + first.size(timeBytes: 4)
        let counts = try ZoneFile.header(bytes, at: start)
        let data = start + 44
        let end = data + counts.size(timeBytes: 8)
        guard end <= bytes.count else { throw .truncated }
        try ZoneFile.check(counts)

        let types = try ZoneFile.types(bytes, at: data + counts.time * 9, counts)
        initial = types[0]
        transitions.reserveCapacity(counts.time)
        offsets.reserveCapacity(counts.time)
        periods.reserveCapacity(counts.time)
        for index in 0..<counts.time {
            let moment = Int64(bitPattern: ZoneFile.unsigned(bytes, at: data + index * 8, count: 8))
            guard transitions.last.map({ $0 < moment }) ?? true else { throw .invalid("transition times") }
            let type = Int(bytes[data + counts.time * 8 + index])
            guard type < types.count else { throw .invalid("transition type") }
            transitions.append(moment)
            offsets.append(types[type].offset)
            periods.append(types[type])
        }
        rule = try ZoneFile.footer(bytes, at: end)
    }

    private static func unsigned(_ bytes: [UInt8], at start: Int, count: Int) -> UInt64 {
        bytes[start..<start + count].reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func header(_ bytes: [UInt8], at start: Int) throws(ZoneError) -> Counts {
        guard start + 44 <= bytes.count else { throw .truncated }
        guard bytes[start..<start + 4].elementsEqual("TZif".utf8) else { throw .notZoneFile }
        guard bytes[start + 4] >= 0x32 else { throw .oldVersion }
        func count(_ index: Int) -> Int { Int(unsigned(bytes, at: start + 20 + index * 4, count: 4)) }
        return Counts(
            isUTC: count(0), isStandard: count(1), leap: count(2), time: count(3), type: count(4), characters: count(5)
        )
    }

    private static func check(_ counts: Counts) throws(ZoneError) {
        guard counts.leap == 0 else { throw .leapSeconds }
        guard (1...256).contains(counts.type), counts.characters > 0 else { throw .invalid("counts") }
        guard counts.isUTC == 0 || counts.isUTC == counts.type else { throw .invalid("UT indicators") }
        guard counts.isStandard == 0 || counts.isStandard == counts.type else {
            throw .invalid("standard indicators")
        }
    }

    private static func types(
        _ bytes: [UInt8], at start: Int, _ counts: Counts
    ) throws(ZoneError) -> [ZonePeriod] {
        let names = bytes[(start + counts.type * 6)...].prefix(counts.characters)
        var types: [ZonePeriod] = []
        for index in 0..<counts.type {
            let place = start + index * 6
            let offset = Int(Int32(truncatingIfNeeded: unsigned(bytes, at: place, count: 4)))
            // The range RFC 9636 asks for, -24:59:59 to +25:59:59.
            guard (-89_999...93_599).contains(offset) else { throw .invalid("offset") }
            guard bytes[place + 4] <= 1 else { throw .invalid("daylight flag") }
            guard Int(bytes[place + 5]) < counts.characters else { throw .invalid("designation") }
            let name = names.dropFirst(Int(bytes[place + 5])).prefix { $0 != 0 }
            types.append(
                ZonePeriod(
                    offset: offset, isDaylight: bytes[place + 4] == 1,
                    abbreviation: String(decoding: name, as: UTF8.self)))
        }
        return types
    }

    private static func footer(_ bytes: [UInt8], at start: Int) throws(ZoneError) -> PosixZoneRule? {
        guard start < bytes.count else { throw .truncated }
        guard bytes[start] == 0x0A else { throw .invalid("footer") }
        guard let end = bytes[(start + 1)...].firstIndex(of: 0x0A) else { throw .truncated }
        guard end > start + 1 else { return nil }
        return try PosixZoneRule(bytes: Array(bytes[start + 1..<end]))
    }
}
