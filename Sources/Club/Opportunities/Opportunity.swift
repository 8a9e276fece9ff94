import Persistence

/// A published need or offer that members answer. Named for `ID<Opportunity>`; what is read of one is shaped by each
/// page.
enum Opportunity {
    /// Whether its author seeks or proposes.
    enum Side: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case need, offer
    }

    /// What it is about.
    enum Kind: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case purchase, subcontract, tender, partnership, hiring, premises, equipment, distribution, investment
    }

    /// Who may see it. *Public* is without any name: whoever is outside sees the words, never the author.
    enum Visibility: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case branch, club
        case everyone = "public"
    }

    /// Where it stands: open → expired when its day has passed, and from either closed with an outcome or withdrawn.
    enum Status: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case open, expired, closed, withdrawn

        /// Those its author can still do something with.
        static let pending: [Status] = [.open, .expired]

        var isPending: Bool { self == .open || self == .expired }
    }

    /// What became of it, told by its author.
    enum Outcome: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case inClub = "in_club"
        case elsewhere
        case notFound = "not_found"
        case givenUp = "given_up"

        /// The word in the keys of strings.
        var word: String {
            switch self {
            case .inClub: "in-club"
            case .elsewhere: "elsewhere"
            case .notFound: "not-found"
            case .givenUp: "given-up"
            }
        }
    }

    /// What happens to it, one line each.
    enum Step: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case published, edited, extended, expired, closed, withdrawn
        case answered, renewed, chosen, declined, retracted
    }

    /// How long one stays open when its author names no other day, and at most.
    static let usualDays = 30
    static let mostDays = 366
}

/// An answer to an opportunity, with its conversation. Named for `ID<OpportunityAnswer>`.
enum OpportunityAnswer {
    enum State: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case sent, chosen, declined, withdrawn
    }
}

/// A message of such a conversation, named for its key.
enum OpportunityMessage {}

/// A line of an opportunity's history, named for its key.
enum OpportunityStep {}
