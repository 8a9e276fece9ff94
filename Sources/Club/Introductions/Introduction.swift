import Chronology
public import Persistence

/// Two members put in touch. Each answers alone; nothing about one is told to the other before both accepted.
public enum Introduction {
    /// Who or what brings the two together.
    public enum Origin: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        /// A third member: "you two should talk".
        case member
        /// Both said yes to a match.
        case match
        /// A third member who knows both vouched for a match.
        case vouch
        /// Neighbours in a ring that stands.
        case ring
    }

    /// What one of the two said.
    public enum Answer: String, Sendable, SQLBindable, SQLDecodable {
        case waiting, accepted, declined
    }

    /// Where it stands. *Declined* is known to nobody but who declined: for all others it waits until its term.
    public enum State: String, Sendable, SQLBindable, SQLDecodable {
        case open, declined, made, closed
    }

    /// How long the two have to answer: four weeks.
    public static let life: Duration = .days(28)
}

/// The two sides of a pair in the order the database keeps them, so that a pair is one whoever names it first.
struct Pair: Hashable, Sendable {
    let first: ID<Membership>
    let second: ID<Membership>

    /// Nil when both are the same.
    init?(_ one: ID<Membership>, _ other: ID<Membership>) {
        guard one != other else { return nil }
        first = min(one, other)
        second = max(one, other)
    }
}
