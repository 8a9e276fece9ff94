import Chronology
import TestSupport
import Testing

@testable import Calendars

@Suite struct CalendarFileTests {
    private static let changed = Instant(milliseconds: 1_795_428_000_123)

    private static func event(_ summary: String, _ span: CalendarEvent.Span? = nil) throws -> CalendarEvent {
        let day = try #require(CivilDate(year: 2026, month: 12, day: 31))
        return CalendarEvent(
            uid: "deal-1@club.example", sequence: 2, changedAt: changed, span: span ?? .day(day), summary: summary)
    }

    private static func text(_ events: [CalendarEvent]) -> String {
        String(
            decoding: CalendarFile(name: "Échéances", product: "-//Rabita//Test//FR", events: events).bytes,
            as: UTF8.self)
    }

    @Test func `A day has its own form and ends with the next`() throws {
        let lines = FileReader.unfolded(Self.text([try Self.event("Échéance")]))

        #expect(lines.contains("DTSTART;VALUE=DATE:20261231"))
        #expect(lines.contains("DTEND;VALUE=DATE:20270101"))
        #expect(lines.contains("SEQUENCE:2"))
        #expect(lines.contains("LAST-MODIFIED:20261123T100000Z"))
        #expect(lines.contains("UID:deal-1@club.example"))
        #expect(lines.contains("TRANSP:TRANSPARENT"))
        #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR")
    }

    @Test func `A time is written in UTC`() throws {
        let start = Instant(milliseconds: 1_795_428_000_000)
        let event = try Self.event("Rencontre", .time(start, start.adding(milliseconds: 3_600_000)))

        let lines = FileReader.unfolded(Self.text([event]))

        #expect(lines.contains("DTSTART:20261123T100000Z"))
        #expect(lines.contains("DTEND:20261123T110000Z"))
    }

    @Test func `No text begins a line of its own`() throws {
        let hostile = "a\r\nEND:VEVENT\u{85}\u{2028}b\rc;d,e\\f\u{0}"

        let lines = FileReader.unfolded(Self.text([try Self.event(hostile)]))

        #expect(lines.filter { $0 == "END:VEVENT" }.count == 1)
        #expect(lines.contains("SUMMARY:a\\nEND:VEVENTb\\nc\\;d\\,e\\\\f"))
    }

    @Test func `Thousands of random texts come back whole, on lines of at most 75 octets`() throws {
        var chance = SeededGenerator(seed: 69_21)
        let alphabet: [Unicode.Scalar] =
            Array("aZ9 ;,:\\n\"'é€ŒشرقابطةX\t".unicodeScalars) + ["\u{1F91D}", "\u{200D}", "\u{301}", "\n", "\u{FEFF}"]
        for _ in 0..<4_000 {
            let length = Int.random(in: 0...260, using: &chance)
            let scalars = (0..<length).compactMap { _ in alphabet.randomElement(using: &chance) }
            let summary = String(String.UnicodeScalarView(scalars))

            let text = Self.text([try Self.event(summary)])

            let long = text.utf8.split(separator: 0x0A).filter { $0.count > 76 }
            #expect(long.isEmpty)
            #expect(!text.utf8.split(separator: 0x0A).contains { $0.last != 0x0D })
            let line = FileReader.unfolded(text).first { $0.utf8.starts(with: "SUMMARY:".utf8) }
            let value = String(decoding: (line ?? "").utf8.dropFirst("SUMMARY:".utf8.count), as: UTF8.self)
            #expect(Array(FileReader.unescaped(value).unicodeScalars) == scalars)
        }
    }
}
