import Chronology
import TestSupport
import Testing

@testable import Calendars

@Suite struct RecurrenceRuleTests {
    private static func moment(_ text: String) throws -> CivilDateTime {
        try #require(CivilDateTime(isoText: text))
    }

    @Test func `Rules give the days another library finds`() throws {
        for entry in RecurrenceTable.entries {
            let rule = try RecurrenceRule(entry.rule)
            let start = try #require(Basic.moment(entry.start))

            let found = Array(rule.occurrences(from: start).prefix(20))

            #expect(found.map { Basic.text($0.date) } == entry.days, "\(entry.rule) from \(entry.start)")
            #expect(found.allSatisfy { $0.time == start.time })
        }
        #expect(RecurrenceTable.entries.count == 90)
    }

    @Test func `What is written is read back as the same rule, and the same text again`() throws {
        for entry in RecurrenceTable.entries {
            let rule = try RecurrenceRule(entry.rule)

            let again = try RecurrenceRule(rule.text)

            #expect(again == rule)
            #expect(again.text == rule.text)
        }
    }

    @Test(arguments: [
        ("freq=monthly;byday=-1fr,2tu,2TU", "FREQ=MONTHLY;BYDAY=2TU,-1FR"),
        ("COUNT=3;INTERVAL=1;WKST=MO;FREQ=DAILY", "FREQ=DAILY;COUNT=3"),
        ("BYDAY=SU,MO;FREQ=WEEKLY;WKST=SU;INTERVAL=02", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU"),
        ("FREQ=YEARLY;BYMONTH=12,3;UNTIL=20301231T180000", "FREQ=YEARLY;UNTIL=20301231T180000;BYMONTH=3,12"),
        ("FREQ=MONTHLY;BYMONTHDAY=+15,-1;UNTIL=20301231", "FREQ=MONTHLY;UNTIL=20301231;BYMONTHDAY=-1,15"),
    ])
    func `A rule has one text`(given: String, text: String) throws {
        #expect(try RecurrenceRule(given).text == text)
    }

    @Test(arguments: [
        ("", RecurrenceError.malformed(part: "")),
        ("FREQ", .malformed(part: "FREQ")),
        ("FREQ=DAILY;", .malformed(part: "")),
        ("FREQ=DAILY;COUNT=", .malformed(part: "COUNT=")),
        ("COUNT=3", .missingFrequency),
        ("FREQ=HOURLY", .unknownFrequency("HOURLY")),
        ("FREQ=DAILY;BYHOUR=9", .unknownPart("BYHOUR")),
        ("RRULE:FREQ=DAILY", .unknownPart("RRULE:FREQ")),
        ("FREQ=DAILY;FREQ=DAILY", .repeatedPart("FREQ")),
        ("FREQ=DAILY;COUNT=0", .invalid(part: "COUNT", value: "0")),
        ("FREQ=DAILY;COUNT=10000", .invalid(part: "COUNT", value: "10000")),
        ("FREQ=DAILY;COUNT=99999999999999999999", .invalid(part: "COUNT", value: "99999999999999999999")),
        ("FREQ=DAILY;COUNT=1,2", .invalid(part: "COUNT", value: "1,2")),
        ("FREQ=DAILY;INTERVAL=-1", .invalid(part: "INTERVAL", value: "-1")),
        ("FREQ=DAILY;COUNT=1;UNTIL=20261231", .countAndUntil),
        ("FREQ=DAILY;UNTIL=20261231T000000Z", .untilInUTC),
        ("FREQ=DAILY;UNTIL=20260231", .invalid(part: "UNTIL", value: "20260231")),
        ("FREQ=DAILY;UNTIL=2026-12-31", .invalid(part: "UNTIL", value: "2026-12-31")),
        ("FREQ=MONTHLY;BYMONTHDAY=0", .invalid(part: "BYMONTHDAY", value: "0")),
        ("FREQ=MONTHLY;BYMONTHDAY=32", .invalid(part: "BYMONTHDAY", value: "32")),
        ("FREQ=MONTHLY;BYMONTH=13", .invalid(part: "BYMONTH", value: "13")),
        ("FREQ=MONTHLY;BYDAY=0TU", .invalid(part: "BYDAY", value: "0")),
        ("FREQ=MONTHLY;BYDAY=54TU", .invalid(part: "BYDAY", value: "54")),
        ("FREQ=MONTHLY;BYDAY=2XX", .invalid(part: "BYDAY", value: "2XX")),
        ("FREQ=MONTHLY;BYDAY=TU,", .invalid(part: "BYDAY", value: "TU,")),
        ("FREQ=WEEKLY;BYDAY=2TU", .notAllowed(part: "BYDAY", frequency: .weekly)),
        ("FREQ=WEEKLY;BYMONTHDAY=2", .notAllowed(part: "BYMONTHDAY", frequency: .weekly)),
        ("FREQ=MONTHLY;BYSETPOS=1", .positionsOfNothing),
        ("FREQ=DAILY;WKST=MO,TU", .invalid(part: "WKST", value: "MO,TU")),
    ])
    func `What is no rule says what is wrong`(text: String, error: RecurrenceError) {
        #expect(throws: error) { try RecurrenceRule(text) }
    }

    @Test func `A text too long is not read`() {
        let text = "FREQ=DAILY;BYMONTH=" + Array(repeating: "1", count: 400).joined(separator: ",")

        #expect(throws: RecurrenceError.tooLong) { try RecurrenceRule(text) }
    }

    @Test(arguments: [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "FREQ=MONTHLY;BYDAY=6MO", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2", "FREQ=DAILY;INTERVAL=7;BYDAY=MO;UNTIL=20251231",
    ])
    func `A rule that never fits ends`(text: String) throws {
        let start = try Self.moment("2026-11-26T08:30")

        #expect(try Array(RecurrenceRule(text).occurrences(from: start)).isEmpty)
    }

    @Test(arguments: [
        "FREQ=DAILY;INTERVAL=9999", "FREQ=YEARLY;INTERVAL=9999", "FREQ=MONTHLY;INTERVAL=9999", "FREQ=DAILY",
    ])
    func `Nothing runs beyond a hundred years, nor beyond the last day there is`(text: String) throws {
        let rule = try RecurrenceRule(text)

        let today = Array(rule.occurrences(from: try Self.moment("2026-11-26T08:30")))
        let late = Array(rule.occurrences(from: try Self.moment("9999-12-01T08:30")))

        #expect(today.count >= 1)
        #expect(today.allSatisfy { $0.date.year <= 2126 })
        #expect(late.count <= 31)
        #expect(zip(late, late.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test func `A last day bounds a rule without end`() throws {
        let rule = try RecurrenceRule("FREQ=WEEKLY")
        let last = try #require(CivilDate(isoText: "2026-12-17"))

        let found = rule.occurrences(from: try Self.moment("2026-11-26T08:30"), through: last)

        #expect(found.map(\.date.day) == [26, 3, 10, 17])
    }

    @Test func `A series cut before a moment keeps what came earlier`() throws {
        let start = try Self.moment("2026-11-26T08:30")
        let third = try Self.moment("2026-12-10T08:30")

        for end in ["", ";COUNT=9", ";UNTIL=20261203", ";UNTIL=20270101T000000"] {
            let cut = try RecurrenceRule("FREQ=WEEKLY" + end).ending(before: third)

            #expect(Array(cut.occurrences(from: start)).map(\.date.day) == [26, 3])
        }
        let midnight = try Self.moment("2026-12-10T00:00")
        #expect(try RecurrenceRule("FREQ=DAILY").ending(before: midnight).text == "FREQ=DAILY;UNTIL=20261209T235959")
    }

    @Test func `Any text gives a rule or an error, and rules go forward only`() throws {
        var chance = SeededGenerator(seed: 3310)
        let pieces = [
            "FREQ=", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", ";", ";", "INTERVAL=", "COUNT=", "UNTIL=", "20261231",
            "BYDAY=", "MO", "-1FR", "2TU", ",", "BYMONTHDAY=", "-31", "31", "BYMONTH=", "2", "12", "BYSETPOS=", "1",
            "-1", "WKST=", "SU", "T100000", "Z", "é", "\0", "\u{1F91D}",
        ]
        let start = try Self.moment("2026-11-26T08:30")
        var read = 0
        for _ in 0..<20_000 {
            let head = Bool.random(using: &chance) ? "FREQ=MONTHLY;" : "FREQ=YEARLY;BYMONTH="
            let text = (0..<Int.random(in: 1...7, using: &chance)).reduce(head) { text, _ in
                text + (pieces.randomElement(using: &chance) ?? "")
            }
            guard let rule = try? RecurrenceRule(text) else { continue }
            read += 1

            let found = Array(rule.occurrences(from: start).prefix(3))

            #expect(zip(found, found.dropFirst()).allSatisfy { $0 < $1 })
            #expect(found.first.map { $0 >= start } ?? true)
            #expect(try RecurrenceRule(rule.text) == rule)
        }
        #expect(read > 150)
    }
}
