public import Chronology

/// A calendar as programs exchange it (iCalendar, RFC 5545), published or sent as an invitation (iTIP, RFC 5546).
///
/// ```swift
/// let file = CalendarFile(name: "Échéances", product: "-//Rabita//FR", events: events, zones: [casablanca])
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
    /// What it is sent for. An invitation or cancellation has the events of one UID.
    public var method: CalendarMethod
    /// The rules of the zones its events name. Of a zone that is not among them only the name is written.
    public var zones: [TimeZoneRules]
    /// The address it can be read at again (RFC 7986, section 5.8), if there is one.
    public var source: String?
    /// When it is made. Needed for what is sent; of what is published each event is stamped with its last change.
    public var stamp: Instant?

    /// A calendar.
    public init(
        name: String, product: String, refresh: Duration = .seconds(12 * 3600), events: [CalendarEvent],
        method: CalendarMethod = .publish, zones: [TimeZoneRules] = [], source: String? = nil, stamp: Instant? = nil
    ) {
        self.name = name
        self.product = product
        self.refresh = refresh
        self.events = events
        self.method = method
        self.zones = zones
        self.source = source
        self.stamp = stamp
    }

    /// The file: UTF-8, CR LF, lines of at most 75 octets.
    public var bytes: [UInt8] {
        var lines = ContentLines()
        lines.add("BEGIN", "VCALENDAR")
        lines.add("VERSION", "2.0")
        lines.add("PRODID", text: product)
        lines.add("CALSCALE", "GREGORIAN")
        lines.add("METHOD", method.rawValue)
        if method == .publish {
            // NAME is RFC 7986; the older name is the one most programs read.
            lines.add("NAME", text: name)
            lines.add("X-WR-CALNAME", text: name)
            lines.add("REFRESH-INTERVAL;VALUE=DURATION", duration)
            lines.add("X-PUBLISHED-TTL", duration)
            if let source { lines.add("SOURCE;VALUE=URI", source) }
        }
        let known = Dictionary(zones.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for (name, days) in usedZones.sorted(by: { $0.key < $1.key }) {
            guard let rules = known[name] else { continue }
            ZoneComponent(rules, from: days.lowerBound, through: days.upperBound).write(to: &lines)
        }
        for event in events {
            EventComponent(event, method: method, stamp: stamp ?? event.changedAt, zones: known).write(to: &lines)
        }
        lines.add("END", "VCALENDAR")
        return lines.bytes
    }

    private var duration: String { "PT\(max(1, refresh.components.seconds / 3600))H" }

    /// The zones events name, and the days they name in them.
    private var usedZones: [String: ClosedRange<CivilDate>] {
        var used: [String: ClosedRange<CivilDate>] = [:]
        for event in events {
            let moments = [event.start, event.end, event.occurrence].compactMap { $0 } + event.excluded
            for case .local(let moment, let zone) in moments {
                var last = moment.date
                if let rule = event.rule, case .local(let start, _, _) = event.span {
                    last = max(last, rule.lastDay(from: start))
                }
                let sofar = used[zone] ?? moment.date...moment.date
                used[zone] = min(sofar.lowerBound, moment.date)...max(sofar.upperBound, last)
            }
        }
        return used
    }
}

extension RecurrenceRule {
    /// A day no occurrence told of here comes after: the rule's end, or ten years for one without.
    fileprivate func lastDay(from start: CivilDateTime) -> CivilDate {
        let horizon = start.date.adding(months: 120)
        return switch end {
        case .never: horizon
        case .day(let day): min(day, horizon)
        case .moment(let moment): min(moment.date, horizon)
        case .count(let count): occurrences(from: start, through: horizon).prefix(count).reduce(start) { $1 }.date
        }
    }
}
