public import Chronology

/// A day or a point in time as an event names it (RFC 5545, sections 3.3.4 and 3.3.5).
public enum CalendarMoment: Hashable, Sendable {
    /// A day, wherever it is read.
    case day(CivilDate)
    /// A point in time, written in UTC.
    case instant(Instant)
    /// What clocks of a zone show. A moment they skip counts as if they had not yet changed, one they show twice means
    /// the first, as section 3.3.5 has it and `LocalInstant.resolved` too.
    case local(CivilDateTime, zone: String)

    /// The zone it is told in, if any.
    var zone: String? {
        guard case .local(_, let zone) = self else { return nil }
        return zone
    }
}
