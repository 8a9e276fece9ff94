import Chronology
import TestSupport
import Testing

@testable import Calendars

@Suite struct InvitationTests {
    private static let changed = Instant(seconds: 1_795_428_000)
    private static let sent = Instant(seconds: 1_795_431_600)

    private static func event() throws -> CalendarEvent {
        let start = try #require(CivilDateTime(isoText: "2026-12-08T08:30"))
        let end = try #require(CivilDateTime(isoText: "2026-12-08T10:00"))
        var event = CalendarEvent(
            uid: "meeting-1@club.example", sequence: 3, changedAt: changed,
            span: .local(start: start, end: end, zone: "Africa/Casablanca"), summary: "Petit-déjeuner", isBusy: true)
        event.organizer = CalendarPerson(name: "Club Atlas", address: "club@club.example")
        event.attendees = [
            Attendee(CalendarPerson(name: "Amina", address: "amina@club.example"), wantsReply: true),
            Attendee(CalendarPerson(address: "o'neil+50%@club.example"), answer: .accepted, isOptional: true),
        ]
        event.status = .confirmed
        event.categories = ["Petit-déjeuner", "Branche A, B"]
        return event
    }

    private static func lines(_ event: CalendarEvent, _ method: CalendarMethod) throws -> [String] {
        let casablanca = try ZoneDatabase.system().rules(named: "Africa/Casablanca")
        let file = CalendarFile(
            name: "Club", product: "-//Rabita//FR", events: [event], method: method, zones: [casablanca],
            source: "https://club.example/calendars/x", stamp: method == .publish ? nil : sent)
        return FileReader.lines(file)
    }

    @Test func `An invitation says who calls and who is asked, and is stamped when it is sent`() throws {
        let lines = try Self.lines(Self.event(), .request)

        #expect(lines.contains("METHOD:REQUEST"))
        #expect(lines.contains("ORGANIZER;CN=\"Club Atlas\":mailto:club@club.example"))
        #expect(
            lines.contains(
                "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=\"Amina\""
                    + ":mailto:amina@club.example"))
        #expect(
            lines.contains(
                "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=OPT-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE"
                    + ":mailto:o'neil+50%25@club.example"))
        #expect(lines.contains("STATUS:CONFIRMED"))
        #expect(lines.contains("SEQUENCE:3"))
        #expect(lines.contains("DTSTAMP:20261123T110000Z"))
        #expect(lines.contains("LAST-MODIFIED:20261123T100000Z"))
        #expect(lines.contains("CATEGORIES:Petit-déjeuner,Branche A\\, B"))
        #expect(lines.contains("TRANSP:OPAQUE"))
        #expect(lines.contains("BEGIN:VTIMEZONE"))
        #expect(!lines.contains { $0.hasPrefix("NAME") || $0.hasPrefix("REFRESH") || $0.hasPrefix("SOURCE") })
    }

    @Test func `A cancellation says that it is off`() throws {
        let lines = try Self.lines(Self.event(), .cancel)

        #expect(lines.contains("METHOD:CANCEL"))
        #expect(lines.filter { $0.hasPrefix("STATUS") } == ["STATUS:CANCELLED"])
        #expect(lines.filter { $0.hasPrefix("ATTENDEE") }.count == 2)
        #expect(lines.filter { $0.hasPrefix("ORGANIZER") }.count == 1)
    }

    @Test func `What is published names no attendee and says where it comes from`() throws {
        let lines = try Self.lines(Self.event(), .publish)

        #expect(lines.contains("METHOD:PUBLISH"))
        #expect(!lines.contains { $0.hasPrefix("ATTENDEE") })
        #expect(lines.contains("SOURCE;VALUE=URI:https://club.example/calendars/x"))
        #expect(lines.contains("NAME:Club") && lines.contains("REFRESH-INTERVAL;VALUE=DURATION:PT12H"))
        #expect(lines.contains("DTSTAMP:20261123T100000Z"))
    }

    @Test func `One changed occurrence names the start it had, the series the starts it leaves out`() throws {
        let was = try #require(CivilDateTime(isoText: "2026-12-08T08:30"))
        var occurrence = try Self.event()
        occurrence.occurrence = .local(was, zone: "Africa/Casablanca")
        var series = try Self.event()
        series.rule = try RecurrenceRule("FREQ=MONTHLY;BYDAY=2TU;COUNT=6")
        series.excluded = [.local(was, zone: "Africa/Casablanca")]

        #expect(try Self.lines(occurrence, .request).contains("RECURRENCE-ID;TZID=Africa/Casablanca:20261208T083000"))
        let lines = try Self.lines(series, .publish)
        #expect(lines.contains("EXDATE;TZID=Africa/Casablanca:20261208T083000"))
        #expect(lines.contains("RRULE:FREQ=MONTHLY;COUNT=6;BYDAY=2TU"))
    }

    @Test func `A series of days and one of instants have their own forms of UNTIL and EXDATE`() throws {
        let day = try #require(CivilDate(isoText: "2026-12-08"))
        var days = try Self.event()
        days.span = .day(day)
        days.rule = try RecurrenceRule("FREQ=WEEKLY;UNTIL=20270105T120000")
        days.excluded = [.day(day.adding(days: 7))]
        var instants = try Self.event()
        instants.span = .time(Self.sent, Self.sent)
        instants.rule = try RecurrenceRule("FREQ=WEEKLY;UNTIL=20270105")
        instants.excluded = [.instant(Self.sent + .days(7))]

        let dayLines = try Self.lines(days, .publish)
        let instantLines = try Self.lines(instants, .publish)

        #expect(dayLines.contains("RRULE:FREQ=WEEKLY;UNTIL=20270105"))
        #expect(dayLines.contains("EXDATE;VALUE=DATE:20261215"))
        #expect(instantLines.contains("RRULE:FREQ=WEEKLY;UNTIL=20270105T235959Z"))
        #expect(instantLines.contains("EXDATE:20261130T110000Z"))
        // An end that is not after the start is none (section 3.8.2.2).
        #expect(!instantLines.contains { $0.hasPrefix("DTEND") })
    }

    @Test func `No name, place, zone or address of any kind breaks a line or opens another property`() throws {
        var chance = SeededGenerator(seed: 5546)
        let pieces = [
            "\r\n", "\n", "\r", "\0", "\u{7}", "\u{7F}", "\u{85}", "\u{2028}", "\"", "^", "^n", "\\", ";", ":", ",",
            "=", "END:VEVENT", "ATTENDEE:mailto:x@y", "é", "مجلس", "\u{1F91D}", "\u{1F468}\u{200D}\u{1F469}", "\u{301}",
            "a", " ", "\t", "CN=",
        ]
        func text() -> String {
            (0..<Int.random(in: 0...40, using: &chance)).reduce("") { text, _ in
                text + (pieces.randomElement(using: &chance) ?? "")
            }
        }
        var plain: [String] = []
        for line in try Self.lines(Self.event(), .request) { plain.append(FileReader.parts(line).name) }
        for _ in 0..<600 {
            var event = try Self.event()
            (event.summary, event.uid) = (text(), text())
            let names = [text(), text()]
            event.organizer?.name = names[0]
            event.attendees[0].person = CalendarPerson(name: names[1], address: text())
            event.categories = [text(), text()]
            (event.details, event.location, event.url) = (text() + "a", text() + "b", text())

            let lines = try Self.lines(event, .request)

            let expected = Set(plain).union(["DESCRIPTION", "LOCATION", "URL"])
            #expect(lines.count == plain.count + 3)
            #expect(Set(lines.map { FileReader.parts($0).name }) == expected)
            let organizer = try #require(lines.first { $0.hasPrefix("ORGANIZER") })
            let attendee = try #require(lines.first { $0.hasPrefix("ATTENDEE") })
            #expect(FileReader.parts(organizer).parameters["CN"] ?? "" == Self.kept(names[0]))
            #expect(FileReader.parts(attendee).parameters["CN"] ?? "" == Self.kept(names[1]))
            #expect(FileReader.parts(organizer).value == "mailto:club@club.example")
            #expect(FileReader.parts(attendee).value.utf8.allSatisfy { (0x21...0x7E).contains($0) })
        }
    }

    @Test func `No line is longer than 75 octets whatever the parameters`() throws {
        var event = try Self.event()
        event.organizer?.name = String(repeating: "Société \u{1F91D} مجلس ", count: 30)

        let bytes = CalendarFile(
            name: "", product: "-//Rabita//FR", events: [event], method: .request, stamp: Self.sent
        ).bytes

        #expect(bytes.split(separator: 0x0A).allSatisfy { $0.count <= 76 && $0.last == 0x0D })
        // No character of UTF-8 is cut.
        #expect(bytes.split(separator: 0x0A).allSatisfy { String(validating: $0, as: UTF8.self) != nil })
    }

    /// What is left of a name: line breaks as one sign, no other controls.
    private static func kept(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            switch scalar {
            case "\r": result.append("\n")
            case "\n": if previous != "\r" { result.append("\n") }
            case "\t": result.append("\t")
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": break
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
