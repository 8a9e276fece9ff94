import Chronology
import Testing

@testable import Calendars

@Suite struct ZoneComponentTests {
    private static let zones = ZoneDatabase.system()

    private static func event(_ start: String, _ zone: String, rule: String? = nil) throws -> CalendarEvent {
        let start = try #require(CivilDateTime(isoText: start))
        let end = CivilDateTime(date: start.date, time: CivilTime(secondOfDay: start.time.secondOfDay + 5400))
        var event = CalendarEvent(
            uid: "meeting-1@club.example", sequence: 0, changedAt: Instant(seconds: 1_795_428_000),
            span: .local(start: start, end: end, zone: zone), summary: "Petit-déjeuner", isBusy: true)
        event.rule = try rule.map { try RecurrenceRule($0) }
        return event
    }

    private static func lines(_ events: CalendarEvent...) throws -> [String] {
        let names = Set(events.compactMap(\.start.zone))
        let rules = try names.map { try zones.rules(named: $0) }
        return FileReader.lines(CalendarFile(name: "Club", product: "-//Rabita//FR", events: events, zones: rules))
    }

    /// The onsets a reader finds in the zones of a file: when, and the offset from then on.
    private static func onsets(_ lines: [String]) throws -> [(instant: Instant, offset: Int)] {
        func seconds(_ text: String) throws -> Int {
            let digits = text.dropFirst()
            let numbers = [digits.prefix(2), digits.dropFirst(2).prefix(2), digits.dropFirst(4)].map { Int($0) ?? 0 }
            let total = numbers[0] * 3600 + numbers[1] * 60 + numbers[2]
            return text.hasPrefix("-") ? -total : total
        }
        var found: [(Instant, Int)] = []
        var moments: [CivilDateTime] = []
        var offsets: [String: Int] = [:]
        for line in lines.prefix(while: { $0 != "END:VTIMEZONE" }) {
            let (name, _, value) = FileReader.parts(line)
            switch name {
            case "DTSTART", "RDATE": moments.append(try #require(Basic.moment(value)))
            case "TZOFFSETFROM", "TZOFFSETTO": offsets[name] = try seconds(value)
            case "END" where value == "STANDARD" || value == "DAYLIGHT":
                let (from, to) = (try #require(offsets["TZOFFSETFROM"]), try #require(offsets["TZOFFSETTO"]))
                for moment in moments {
                    let wall = TimeZoneRules.utc.instant(of: moment).resolved
                    found.append((wall - .seconds(from), to))
                }
                moments = []
            default: break
            }
        }
        return found.sorted { $0.0 < $1.0 }
    }

    @Test func `The change of law of September 2026 and the pauses of Ramadan are in the file`() throws {
        let lines = try Self.lines(
            Self.event("2025-09-10T08:30", "Africa/Casablanca"), Self.event("2026-09-21T08:30", "Africa/Casablanca"))

        #expect(lines.contains("DTSTART;TZID=Africa/Casablanca:20260921T083000"))
        #expect(lines.contains("DTEND;TZID=Africa/Casablanca:20260921T100000"))
        #expect(lines.filter { $0 == "TZID:Africa/Casablanca" }.count == 1)
        for moment in ["20250223T030000", "20260215T030000", "20260920T020000", "20250406T020000", "20260322T020000"] {
            #expect(lines.contains("RDATE:" + moment))
        }
        #expect(lines.contains("TZOFFSETFROM:+0100") && lines.contains("TZOFFSETTO:+0000"))
    }

    @Test(arguments: [
        "Africa/Casablanca", "Africa/El_Aaiun", "Europe/Paris", "Europe/Dublin", "Asia/Dubai", "Australia/Lord_Howe",
        "America/New_York", "Asia/Gaza", "Africa/Lagos",
    ])
    func `A reader of the component finds the offset the zone has, each half hour of its years`(zone: String) throws {
        let rules = try Self.zones.rules(named: zone)

        let onsets = try Self.onsets(
            Self.lines(Self.event("2025-09-10T08:30", zone), Self.event("2027-09-21T08:30", zone)))

        var moment = try #require(Instant(text: "2024-06-01T00:00:00Z"))
        let last = try #require(Instant(text: "2028-12-31T00:00:00Z"))
        var next = onsets.startIndex
        var wrong = 0
        while moment < last {
            while next < onsets.endIndex, onsets[next].instant <= moment { next += 1 }
            if next == onsets.startIndex || onsets[next - 1].offset != rules.offset(at: moment) { wrong += 1 }
            moment = moment + .minutes(30)
        }
        #expect(wrong == 0)
    }

    @Test func `Daylight time is the one ahead, whatever the law calls it`() throws {
        for zone in ["Africa/Casablanca", "Europe/Dublin", "Europe/Paris"] {
            let lines = try Self.lines(Self.event("2025-09-10T08:30", zone))
            var kinds: Set<String> = []
            for line in lines {
                if line == "BEGIN:STANDARD" || line == "BEGIN:DAYLIGHT" { kinds.insert(line) }
            }
            #expect(kinds == ["BEGIN:STANDARD", "BEGIN:DAYLIGHT"])
            let begin = try #require(lines.firstIndex(of: "BEGIN:DAYLIGHT"))
            let ahead = lines[begin...].first { $0.hasPrefix("TZOFFSETTO") }
            #expect(ahead == (zone == "Europe/Paris" ? "TZOFFSETTO:+0200" : "TZOFFSETTO:+0100"))
        }
    }

    @Test func `Of a series the zone reaches to its end, and UNTIL is in UTC`() throws {
        let lines = try Self.lines(
            Self.event("2026-01-13T08:30", "Europe/Paris", rule: "FREQ=MONTHLY;BYDAY=2TU;UNTIL=20310708"))
        let endless = try Self.lines(Self.event("2026-01-13T08:30", "Europe/Paris", rule: "FREQ=MONTHLY;BYDAY=2TU"))
        let counted = try Self.lines(Self.event("2026-01-13T08:30", "Europe/Paris", rule: "FREQ=YEARLY;COUNT=4"))

        #expect(lines.contains("RRULE:FREQ=MONTHLY;UNTIL=20310708T215959Z;BYDAY=2TU"))
        #expect(lines.contains { $0.hasPrefix("RDATE:2031") })
        #expect(endless.contains { $0.hasPrefix("RDATE:2036") })
        #expect(counted.contains { $0.hasPrefix("RDATE:2029") } && !counted.contains { $0.hasPrefix("RDATE:2031") })
    }

    @Test func `A zone is written once for many events, and one that is not known only by its name`() throws {
        let events = try ["2026-09-10T08:30", "2026-10-10T08:30"].map { try Self.event($0, "Europe/Paris") }
        let rules = try Self.zones.rules(named: "Europe/Paris")

        let known = FileReader.lines(
            CalendarFile(name: "", product: "-//Rabita//FR", events: events, zones: [rules, rules, .utc]))
        let unknown = FileReader.lines(CalendarFile(name: "", product: "-//Rabita//FR", events: events))

        #expect(known.filter { $0 == "BEGIN:VTIMEZONE" }.count == 1)
        #expect(!unknown.contains("BEGIN:VTIMEZONE"))
        #expect(unknown.contains("DTSTART;TZID=Europe/Paris:20260910T083000"))
    }
}
