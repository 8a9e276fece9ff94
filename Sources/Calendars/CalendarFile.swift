import Chronology

/// A calendar as programs exchange it (iCalendar, RFC 5545).
///
/// ```swift
/// let file = CalendarFile(name: "Échéances", product: "-//Rabita//FR", events: events)
/// let bytes = file.bytes
/// ```
public struct CalendarFile: Sendable {
    /// What the calendar is called where it is shown.
    public var name: String
    /// Who made it, as RFC 5545 section 3.7.3 wants it.
    public var product: String
    /// How often a program that subscribes may ask again.
    public var refresh: Duration
    /// What is in it.
    public var events: [CalendarEvent]

    /// A calendar.
    public init(name: String, product: String, refresh: Duration = .seconds(12 * 3600), events: [CalendarEvent]) {
        self.name = name
        self.product = product
        self.refresh = refresh
        self.events = events
    }

    /// The file: UTF-8, CR LF, lines of at most 75 octets.
    public var bytes: [UInt8] {
        var lines = ContentLines()
        lines.add("BEGIN", "VCALENDAR")
        lines.add("VERSION", "2.0")
        lines.add("PRODID", text: product)
        lines.add("CALSCALE", "GREGORIAN")
        lines.add("METHOD", "PUBLISH")
        // NAME is RFC 7986; the older name is the one most programs read.
        lines.add("NAME", text: name)
        lines.add("X-WR-CALNAME", text: name)
        lines.add("REFRESH-INTERVAL;VALUE=DURATION", duration)
        lines.add("X-PUBLISHED-TTL", duration)
        for event in events { add(event, to: &lines) }
        lines.add("END", "VCALENDAR")
        return lines.bytes
    }

    private var duration: String { "PT\(max(1, refresh.components.seconds / 3600))H" }

    private func add(_ event: CalendarEvent, to lines: inout ContentLines) {
        lines.add("BEGIN", "VEVENT")
        lines.add("UID", text: event.uid)
        // Of what is published without a method of its own, the stamp is the last change (section 3.8.7.2).
        lines.add("DTSTAMP", Self.basic(event.changedAt))
        lines.add("LAST-MODIFIED", Self.basic(event.changedAt))
        lines.add("SEQUENCE", String(max(0, event.sequence)))
        switch event.span {
        case .day(let day):
            lines.add("DTSTART;VALUE=DATE", Self.basic(day))
            // The end is the first day that is no longer part of it.
            lines.add("DTEND;VALUE=DATE", Self.basic(day.adding(days: 1)))
        case .time(let start, let end):
            lines.add("DTSTART", Self.basic(start))
            lines.add("DTEND", Self.basic(end))
        }
        lines.add("SUMMARY", text: event.summary)
        if !event.details.isEmpty { lines.add("DESCRIPTION", text: event.details) }
        if !event.location.isEmpty { lines.add("LOCATION", text: event.location) }
        if let url = event.url { lines.add("URL", url) }
        lines.add("TRANSP", event.isBusy ? "OPAQUE" : "TRANSPARENT")
        lines.add("END", "VEVENT")
    }

    /// `20261123`.
    static func basic(_ day: CivilDate) -> String { day.isoText.replacing("-", with: "") }

    /// `20261123T083000Z`; what is below a second is dropped.
    static func basic(_ instant: Instant) -> String {
        let whole = Instant(milliseconds: instant.milliseconds - ((instant.milliseconds % 1000) + 1000) % 1000)
        return whole.text.replacing("-", with: "").replacing(":", with: "")
    }
}
