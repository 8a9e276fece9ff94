public import Chronology

/// Something in a calendar: a day, or a time with its end (RFC 5545, section 3.6.1).
public struct CalendarEvent: Hashable, Sendable {
    /// When it takes place.
    public enum Span: Hashable, Sendable {
        /// The whole of that day, wherever it is read.
        case day(CivilDate)
        /// From one instant to another.
        case time(Instant, Instant)
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
}
