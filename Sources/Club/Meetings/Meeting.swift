import Persistence

/// The club meets: a plenary, a branch's breakfast, a workshop, a visit, training, a team-building day.
///
/// draft → published → cancelled. A draft is its organisers' alone; what is published is changed with notice to those who
/// answered; nothing is deleted.
enum Meeting {
    enum Kind: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case plenary, breakfast, workshop, visit, training, team
    }

    /// Who may see it and come.
    enum Audience: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case branch, club
    }

    enum State: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case draft, published, cancelled
    }

    /// What a member says to a call.
    enum Answer: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case coming, maybe, declined
        /// Somebody of the member's choice sits in their place.
        case substitute
        /// On the waiting list; given by the house, never asked for.
        case waiting

        /// Whether it takes a seat.
        var sits: Bool { self == .coming || self == .substitute }
        static let sitting = allCases.filter(\.sits)
    }

    /// Nobody calls further ahead, in days.
    static let farthest = 730
    /// The longest one, in days: a team-building week.
    static let longest = 7
    static let mostParts = 40
    static let mostSeats = 5_000

    /// What became of a step.
    enum Outcome: Hashable, Sendable {
        case done
        case alreadyDone
        /// It no longer applies; the key says why.
        case outrun(String)
        case notFound

        /// - Throws: `Refusal` when the step did not take place.
        func settle() throws {
            switch self {
            case .done, .alreadyDone: return
            case .outrun(let key): throw Refusal.conflict(key)
            case .notFound: throw Refusal.notFound
            }
        }
    }
}

/// A member's answer as a row, named for `ID<Registration>`.
enum Registration {}
