import Chronology
import TestSupport
import Testing

@Suite struct TimeZoneRulesTests {
    private let zones = ZoneDatabase.system()

    @Test(arguments: [
        ("2026-02-14T12:00:00Z", 3600), ("2026-03-01T12:00:00Z", 0), ("2026-08-01T12:00:00Z", 3600),
        ("2026-11-23T12:00:00Z", 0),
    ])
    func `Casablanca keeps the Ramadan of 2026 and leaves UTC+1 in September`(text: String, offset: Int) throws {
        let casablanca = try zones.rules(named: "Africa/Casablanca")

        let instant = try #require(Instant(text: text))

        #expect(casablanca.offset(at: instant) == offset)
    }

    @Test func `Zones of the world agree with another reader`() throws {
        for (zone, seconds) in ZoneTable.offsets {
            let rules = try zones.rules(named: zone)
            for (text, offset) in zip(ZoneTable.moments, seconds) {
                let instant = try #require(Instant(text: text))

                #expect(rules.offset(at: instant) == offset, "\(zone) \(text)")
            }
        }
    }

    @Test func `Wall clocks and instants go back and forth`() throws {
        var chance = SeededGenerator(seed: 7)
        for zone in ["Africa/Casablanca", "Europe/Paris", "Europe/Dublin", "Australia/Lord_Howe", "Asia/Gaza"] {
            let rules = try zones.rules(named: zone)
            for _ in 0..<2000 {
                let instant = Instant(seconds: .random(in: -3_000_000_000...10_000_000_000, using: &chance))

                switch rules.instant(of: rules.local(at: instant)) {
                case .once(let found): #expect(found == instant)
                case .twice(let first, let second): #expect(instant == first || instant == second)
                case .never: Issue.record("\(zone) never shows \(instant.text)")
                }
            }
        }
    }

    @Test func `Paris skips an hour in spring and repeats one in autumn`() throws {
        let paris = try zones.rules(named: "Europe/Paris")
        let skipped = try #require(CivilDateTime(isoText: "2026-03-29T02:30"))
        let repeated = try #require(CivilDateTime(isoText: "2026-10-25T02:30"))

        let never = paris.instant(of: skipped)
        let twice = paris.instant(of: repeated)

        let jump = try #require(Instant(text: "2026-03-29T01:00:00Z"))
        #expect(never == .never(shifted: jump + .minutes(30), jump: jump))
        let first = try #require(Instant(text: "2026-10-25T00:30:00Z"))
        #expect(twice == .twice(first: first, second: first + .hours(1)))
        #expect(twice.resolved == first)
    }

    @Test func `A day begins also where midnight is skipped`() throws {
        let santiago = try zones.rules(named: "America/Santiago")
        let day = try #require(CivilDate(isoText: "2026-09-06"))

        let start = santiago.start(of: day)

        #expect(start == Instant(text: "2026-09-06T04:00:00Z"))
        #expect(santiago.local(at: start).time == CivilTime(hour: 1, minute: 0))
    }

    @Test(arguments: ["../etc/passwd", "/etc/passwd", "Africa//Casablanca", "", "Africa/Casa\0", "Africa/.."])
    func `Names that lead out of the directory are refused`(name: String) {
        #expect(throws: ZoneError.invalidName(name)) { try zones.rules(named: name) }
    }

    @Test func `A zone nobody has is not found`() {
        #expect(throws: ZoneError.notFound("Atlantis/City")) { try zones.rules(named: "Atlantis/City") }
        #expect(throws: ZoneError.notFound("Africa")) { try zones.rules(named: "Africa") }
    }

    @Test func `The release of the database is known and new enough`() throws {
        let release = try #require(zones.release())

        #expect(release >= "2026c")
    }

    @Test func `UTC needs no file`() throws {
        let noon = try #require(CivilDateTime(isoText: "2026-11-23T12:00"))

        #expect(TimeZoneRules.utc.instant(of: noon) == .once(Instant(seconds: 1_795_435_200)))
    }
}
