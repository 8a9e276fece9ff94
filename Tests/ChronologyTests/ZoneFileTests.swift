#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

import Chronology
import TestSupport
import Testing

@Suite struct ZoneFileTests {
    /// A file without transitions: one type and a footer.
    static func file(footer: String, offset: Int32 = 0, leaps: UInt8 = 0) -> [UInt8] {
        func header(types: UInt8, characters: UInt8) -> [UInt8] {
            var bytes = Array("TZif3".utf8) + [UInt8](repeating: 0, count: 15)
            for count in [0, 0, leaps, 0, types, characters] { bytes += [0, 0, 0, count] }
            return bytes
        }
        let bits = UInt32(bitPattern: offset)
        let type = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bits >> $0) } + [0, 0]
        let first = header(types: 1, characters: 1) + type + [0] + [UInt8](repeating: 0, count: Int(leaps) * 8)
        let second = header(types: 1, characters: 4) + type + Array("XXX\0".utf8)
        return first + second + [UInt8](repeating: 0, count: Int(leaps) * 12) + Array("\n\(footer)\n".utf8)
    }

    @Test(arguments: [
        ("<+01>-1", "2026-07-01T00:00:00Z", 3600), ("<-03>3", "2026-07-01T00:00:00Z", -10_800),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-07-01T00:00:00Z", 7200),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T01:00:00Z", 3600),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-01T00:00:00Z", 0),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-06-01T00:00:00Z", 3600),
        ("EST5EDT,0/0,J365/25", "2026-12-31T23:59:59Z", -14_400),
        ("EST5EDT,0/0,J365/25", "2027-01-01T05:00:00Z", -14_400),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -7200),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", -3600),
        ("AAA0BBB,J60/0,J61/0", "2024-03-01T00:00:00Z", 3600), ("AAA0BBB,59/0,60/0", "2024-02-29T00:00:00Z", 3600),
        ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2026-03-27T23:59:59Z", 7200),
        ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2026-03-28T00:00:00Z", 10_800),
        ("AAA-5:45:30", "2026-01-01T00:00:00Z", 20_730),
    ])
    func `Footers rule the time after the table`(footer: String, text: String, offset: Int) throws {
        let rules = try TimeZoneRules(name: "Test", bytes: ZoneFileTests.file(footer: footer))

        let instant = try #require(Instant(text: text))

        #expect(rules.offset(at: instant) == offset)
    }

    @Test(arguments: [
        "CET", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0", "<+01-1",
        "AA0",
        "CET-1CEST,M3.5.0,M10.5.0x", "CET-25", "CET-1CEST,J0,J365", "CET-1CEST,366,1", "CET-1CEST,M3.5.7,M10.5.0",
        "CET-1CEST,M3.5.0/168,M10.5.0", "CET-1:60", "\0\0\0",
    ])
    func `Footers against the grammar are refused`(footer: String) {
        #expect(throws: ZoneError.invalid("footer")) {
            try TimeZoneRules(name: "Test", bytes: ZoneFileTests.file(footer: footer))
        }
    }

    @Test func `Broken files say what is wrong`() {
        let good = ZoneFileTests.file(footer: "")

        #expect(throws: ZoneError.truncated) { try TimeZoneRules(name: "T", bytes: []) }
        #expect(throws: ZoneError.notZoneFile) {
            try TimeZoneRules(name: "T", bytes: [UInt8](repeating: 65, count: 99))
        }
        #expect(throws: ZoneError.truncated) { try TimeZoneRules(name: "T", bytes: good.dropLast()) }
        #expect(throws: ZoneError.oldVersion) {
            try TimeZoneRules(name: "T", bytes: good.enumerated().map { $0.offset == 4 ? 0 : $0.element })
        }
        #expect(throws: ZoneError.leapSeconds) {
            try TimeZoneRules(name: "T", bytes: ZoneFileTests.file(footer: "", leaps: 1))
        }
        #expect(throws: ZoneError.invalid("offset")) {
            try TimeZoneRules(name: "T", bytes: ZoneFileTests.file(footer: "", offset: .min))
        }
    }

    @Test func `An empty footer keeps the last offset`() throws {
        let rules = try TimeZoneRules(name: "T", bytes: ZoneFileTests.file(footer: "", offset: -3600))

        #expect(rules.offset(at: Instant(milliseconds: .max)) == -3600)
    }

    @Test func `Hostile bytes never stop the program`() throws {
        var chance = SeededGenerator(seed: 42)
        let table = try #require(ZoneFileTests.casablanca())
        let seeds = [table, ZoneFileTests.file(footer: "CET-1CEST,M3.5.0,M10.5.0/3")]
        var read = 0

        for round in 0..<4000 {
            var bytes = seeds[round % seeds.count]
            for _ in 0..<Int.random(in: 1...6, using: &chance) {
                let place = Int.random(in: 0..<bytes.count, using: &chance)
                bytes[place] = [UInt8.random(in: .min ... .max, using: &chance), 0, 255, 128][round % 4]
            }
            if round.isMultiple(of: 5) { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &chance)) }
            guard let rules = try? TimeZoneRules(name: "T", bytes: bytes) else { continue }
            read += 1
            for milliseconds in [Int64.min, -1, 0, 1_790_000_000_000, .max] {
                _ = rules.instant(of: rules.local(at: Instant(milliseconds: milliseconds)))
                _ = rules.period(at: Instant(milliseconds: milliseconds))
            }
            _ = rules.start(of: .earliest)
            _ = rules.transitions(in: Instant(seconds: 1_700_000_000)..<Instant(seconds: 1_900_000_000))
        }

        #expect(read > 100)
    }

    private static func casablanca() -> [UInt8]? {
        // Read here, for the database hands its bytes to nobody.
        guard let file = fopen("/usr/share/zoneinfo/Africa/Casablanca", "rb") else { return nil }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&buffer, 1, buffer.count, file)
        return count > 44 ? Array(buffer[..<count]) : nil
    }
}
