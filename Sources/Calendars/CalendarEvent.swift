public import Chronology

/// Something in a calendar: a day, or a time with its end (RFC 5545, section 3.6.1).
public struct CalendarEvent: Hashable, Sendable {
    /// When it takes place.
    public enum Span: Hashable, Sendable {
        /// The whole of that day, wherever it is read.
        case day(CivilDate)
        /// From one instant to another.
        case time(Instant, Instant)
        /// From one moment to another on the clocks of a zone, as `Africa/Casablanca`: it stays at that hour when the
        /// law of the zone changes. The file needs the rules of the zone, see ``CalendarFile/zones``.
        case local(start: CivilDateTime, end: CivilDateTime, zone: String)
    }

    /// Whether it takes place (section 3.8.1.11).
    public enum Status: String, Hashable, Sendable {
        /// Not yet sure.
        case tentative = "TENTATIVE"
        /// It does.
        case confirmed = "CONFIRMED"
        /// It does not.
        case cancelled = "CANCELLED"
    }

    /// The same for ever and everywhere, so that a program knows the event again: `deal-01J…@club.example`.
    public var uid: String
    /// Grows with every change of what the event says.
    public var sequence: Int
    /// When it was last changed.
    public var changedAt: Instant
    /// When it takes place.
    public var span: Span
    /// A line.
    public var summary: String
    /// More words, or none.
    public var details: String
    /// Where it takes place, or empty.
    public var location: String
    /// Where to read more.
    public var url: String?
    /// Whether it takes up one's time; a due date does not.
    public var isBusy: Bool
    /// Whether it takes place, if that is said. With ``CalendarMethod/cancel`` it is cancelled whatever stands here.
    public var status: Status?
    /// Who calls it; an invitation needs one (RFC 5546, section 3.2.2).
    public var organizer: CalendarPerson?
    /// Who is asked. A file that is published names none of them (RFC 5546, section 3.2.1).
    public var attendees: [Attendee] = []
    /// What kind of event it is, in words people sort by.
    public var categories: [String] = []
    /// How it comes again, counted in the local time of its span.
    public var rule: RecurrenceRule?
    /// Starts of the rule at which it does not take place (EXDATE), in the form of the span's start.
    public var excluded: [CalendarMoment] = []
    /// Of one changed occurrence of a series with the same UID: the start it had by the rule (RECURRENCE-ID).
    public var occurrence: CalendarMoment?

    /// An event.
    ///
    /// - Parameters:
    ///   - uid: printable ASCII.
    ///   - sequence: from 0.
    public init(
        uid: String, sequence: Int, changedAt: Instant, span: Span, summary: String, details: String = "",
        location: String = "", url: String? = nil, isBusy: Bool = false
    ) {
        self.uid = uid
        self.sequence = sequence
        self.changedAt = changedAt
        self.span = span
        self.summary = summary
        self.details = details
        self.location = location
        self.url = url
        self.isBusy = isBusy
    }

    /// The start.
    public var start: CalendarMoment {
        switch span {
        case .day(let day): .day(day)
        case .time(let start, _): .instant(start)
        case .local(let start, _, let zone): .local(start, zone: zone)
        }
    }

    /// The end, which is no longer part of it, or nil where it would not come after the start.
    var end: CalendarMoment? {
        switch span {
        case .day(let day): day < .latest ? .day(day.adding(days: 1)) : nil
        case .time(let start, let end): end > start ? .instant(end) : nil
        case .local(let start, let end, let zone): end > start ? .local(end, zone: zone) : nil
        }
    }
}
