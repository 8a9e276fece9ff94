import Chronology

/// An event as a file carries it (VEVENT, RFC 5545, section 3.6.1; RFC 5546, section 3.2).
struct EventComponent {
    private let event: CalendarEvent
    private let method: CalendarMethod
    private let stamp: Instant
    private let zones: [String: TimeZoneRules]

    init(_ event: CalendarEvent, method: CalendarMethod, stamp: Instant, zones: [String: TimeZoneRules]) {
        self.event = event
        self.method = method
        self.stamp = stamp
        self.zones = zones
    }

    func write(to lines: inout ContentLines) {
        lines.add("BEGIN", "VEVENT")
        lines.add("UID", text: event.uid)
        // Of what is published without a stamp of its own, it is the last change (section 3.8.7.2).
        lines.add("DTSTAMP", Basic.text(stamp))
        lines.add("LAST-MODIFIED", Basic.text(event.changedAt))
        lines.add("SEQUENCE", String(max(0, event.sequence)))
        add("DTSTART", event.start, to: &lines)
        if let end = event.end { add("DTEND", end, to: &lines) }
        if let rule = event.rule { lines.add("RRULE", text(of: rule)) }
        for moment in event.excluded { add("EXDATE", moment, to: &lines) }
        if let occurrence = event.occurrence { add("RECURRENCE-ID", occurrence, to: &lines) }
        lines.add("SUMMARY", text: event.summary)
        if !event.details.isEmpty { lines.add("DESCRIPTION", text: event.details) }
        if !event.location.isEmpty { lines.add("LOCATION", text: event.location) }
        if !event.categories.isEmpty { lines.add("CATEGORIES", texts: event.categories) }
        if let url = event.url { lines.add("URL", url) }
        if let status = method == .cancel ? .cancelled : event.status { lines.add("STATUS", status.rawValue) }
        if let organizer = event.organizer { lines.add("ORGANIZER" + organizer.nameParameter, organizer.uri) }
        if method != .publish {
            for attendee in event.attendees { lines.add("ATTENDEE" + attendee.parameters, attendee.person.uri) }
        }
        lines.add("TRANSP", event.isBusy ? "OPAQUE" : "TRANSPARENT")
        lines.add("END", "VEVENT")
    }

    private func add(_ name: String, _ moment: CalendarMoment, to lines: inout ContentLines) {
        switch moment {
        case .day(let day): lines.add(name + ";VALUE=DATE", Basic.text(day))
        case .instant(let instant): lines.add(name, Basic.text(instant))
        case .local(let local, let zone):
            lines.add(name + ";TZID=" + ContentLines.bareParameter(zone), Basic.text(local))
        }
    }

    /// UNTIL is a day where the start is one, else UTC (section 3.3.10).
    private func text(of rule: RecurrenceRule) -> String {
        let last: CivilDateTime
        switch rule.end {
        case .never, .count: return rule.text
        case .day(let day): last = CivilDateTime(date: day, time: CivilTime(secondOfDay: 86_399))
        case .moment(let moment): last = moment
        }
        switch event.span {
        case .day(let start):
            // A day is over at midnight: one that begins at the end's very midnight is still meant.
            return rule.text(until: Basic.text(max(last.date, start)))
        case .time: return rule.text(until: Basic.text(TimeZoneRules.utc.instant(of: last).resolved))
        case .local(_, _, let zone):
            let instant = zones[zone].map { $0.instant(of: last) }
            // Where the last moment comes twice, whatever starts then is still meant.
            if case .twice(_, let second) = instant { return rule.text(until: Basic.text(second)) }
            return rule.text(until: instant.map { Basic.text($0.resolved) } ?? Basic.text(last))
        }
    }
}
