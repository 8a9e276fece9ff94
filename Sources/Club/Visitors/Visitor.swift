import Chronology
import Persistence

/// Somebody from outside who comes to a meeting, one row for each meeting; at most two of them before they apply.
enum Visitor {
    /// Their seat.
    enum Place: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case coming
        /// In one queue with the members.
        case waiting
        case cancelled
        /// Asked to come a third time: no seat, but a way to apply.
        case apply

        /// Whether it counts as one of the two visits.
        var isCounted: Bool { self == .coming || self == .waiting }
    }

    /// How far they were followed.
    enum Step: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case invited, came, absent, thanked, called, applied, declined

        /// Whether somebody still has to do something.
        var isOpen: Bool { self != .applied && self != .declined }
        static let closed = allCases.filter { !$0.isOpen }
    }

    /// A line of what was done: a step, or something that is none.
    enum Line: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case invited, came, absent, thanked, called, applied, declined
        /// Gave the seat back.
        case cancelled
        /// Moved up from the waiting list.
        case seated
        /// Asked to come a third time.
        case again
        /// Words alone.
        case note
        /// An arrival that was none, a telephone number that is another's.
        case corrected
    }

    static let mostVisits = 2
    /// So long without a step, and whoever invited is told.
    static let inviterPatience: Duration = .days(3)
    /// So long without a step, and the bureau is told.
    static let bureauPatience: Duration = .days(7)
    /// So long after the last step who it was is forgotten.
    static let life: Duration = .days(365)
    static let longestNote = 500
    /// Links one member may make for one meeting.
    static let mostInvitations = 100
    /// Times the form of one invitation may be sent.
    static let mostRegistrations = 20
}

/// A member's invitation as a row, named for `ID<VisitorInvitation>`.
enum VisitorInvitation {}

/// A line as a row, named for `ID<VisitorLine>`.
enum VisitorLine {}
