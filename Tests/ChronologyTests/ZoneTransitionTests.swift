import Chronology
import TestSupport
import Testing

@Suite struct ZoneTransitionTests {
    private let zones = ZoneDatabase.system()

    private func lines(_ zone: String, _ first: String, _ last: String) throws -> [String] {
        let (first, last) = (try #require(Instant(text: first)), try #require(Instant(text: last)))
        return try zones.rules(named: zone).transitions(in: first..<last).map {
            "\($0.instant.text) \($0.local.isoText) \($0.before.abbreviation) \($0.before.offset) "
                + "\($0.after.abbreviation) \($0.after.offset)"
        }
    }

    @Test func `Casablanca makes way for Ramadan and leaves UTC+1 for good in September 2026`() throws {
        let found = try lines("Africa/Casablanca", "2025-01-01T00:00:00Z", "2090-01-01T00:00:00Z")

        #expect(
            found == [
                "2025-02-23T02:00:00Z 2025-02-23T03:00:00 +01 3600 +00 0",
                "2025-04-06T02:00:00Z 2025-04-06T02:00:00 +00 0 +01 3600",
                "2026-02-15T02:00:00Z 2026-02-15T03:00:00 +01 3600 +00 0",
                "2026-03-22T02:00:00Z 2026-03-22T02:00:00 +00 0 +01 3600",
                "2026-09-20T01:00:00Z 2026-09-20T02:00:00 +01 3600 +00 0",
            ])
    }

    @Test func `Paris changes twice a year, in the table and by the rule after it`() throws {
        let near = try lines("Europe/Paris", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")
        let far = try lines("Europe/Paris", "2150-01-01T00:00:00Z", "2153-01-01T00:00:00Z")

        #expect(
            near == [
                "2026-03-29T01:00:00Z 2026-03-29T02:00:00 CET 3600 CEST 7200",
                "2026-10-25T01:00:00Z 2026-10-25T03:00:00 CEST 7200 CET 3600",
            ])
        #expect(far.count == 6)
    }

    @Test func `A range takes its first instant in and leaves its last out`() throws {
        let change = "2026-03-29T01:00:00Z"

        #expect(try lines("Europe/Paris", change, "2026-03-30T00:00:00Z").count == 1)
        #expect(try lines("Europe/Paris", "2026-03-29T01:00:00.001Z", "2026-03-30T00:00:00Z").isEmpty)
        #expect(try lines("Europe/Paris", "2026-03-01T00:00:00Z", change).isEmpty)
        #expect(try lines("Europe/Paris", "2026-03-01T00:00:00Z", "2026-03-29T01:00:00.001Z").count == 1)
    }

    @Test func `Between transitions nothing changes, at each something does`() throws {
        for zone in ["Africa/Casablanca", "Europe/Dublin", "Australia/Lord_Howe", "Asia/Gaza", "America/Godthab"] {
            let rules = try zones.rules(named: zone)
            let (first, last) = (Instant(seconds: 1_400_000_000), Instant(seconds: 2_400_000_000))
            let transitions = rules.transitions(in: first..<last)
            var moment = first
            var period = rules.period(at: first)
            var next = transitions.makeIterator()
            var coming = next.next()

            while moment < last {
                if let change = coming, change.instant <= moment {
                    #expect(change.before == period)
                    #expect(change.after != period)
                    period = change.after
                    coming = next.next()
                }
                #expect(rules.period(at: moment) == period)
                #expect(rules.offset(at: moment) == period.offset)
                moment = moment + .hours(5)
            }
            #expect(coming == nil)
        }
    }

    @Test(arguments: [
        ("Africa/Casablanca", "2090-01-01T00:00:00Z", "2026-09-20T01:00:00Z"),
        ("Europe/Paris", "2150-07-01T00:00:00Z", "2150-03-29T01:00:00Z"),
        ("Asia/Dubai", "2026-07-01T00:00:00Z", "1919-12-31T20:18:48Z"),
    ])
    func `The last change before an instant is found however long ago`(
        zone: String, instant: String, change: String
    ) throws {
        let instant = try #require(Instant(text: instant))

        let found = try zones.rules(named: zone).transition(before: instant)

        #expect(found?.instant == Instant(text: change))
    }

    @Test func `A zone that never changes has no transitions, and no range is too wide`() throws {
        let everything = Instant(milliseconds: .min)..<Instant(milliseconds: .max)

        #expect(TimeZoneRules.utc.transitions(in: everything).isEmpty)
        #expect(TimeZoneRules.utc.transition(before: Instant(milliseconds: .min)) == nil)
        #expect(TimeZoneRules.utc.transition(before: Instant(milliseconds: .max)) == nil)
        #expect(TimeZoneRules.utc.period(at: Instant(seconds: 0)).abbreviation == "UTC")
        #expect(try zones.rules(named: "Europe/Paris").transitions(in: everything).count > 15_000)
    }
}
