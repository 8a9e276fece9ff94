import Persistence

/// Who joined last, and what is still to say about oneself.
struct HomeCircle: Sendable {
    struct Newcomer: Sendable {
        var party: Party
        var branch: String
    }

    /// What the own profile does not say yet.
    struct Lacks: Sendable {
        var offers = false
        var needs = false
    }

    /// How many of the newest members are shown.
    static let shown = 4

    var newcomers: [Newcomer] = []
    var lacks = Lacks()

    init() {}

    /// - Parameter newest: the newest first, one more than are shown, for the reader may be one of them.
    init(_ lacks: Lacks, _ newest: [Newcomer], without seat: ID<Membership>) {
        self.lacks = lacks
        newcomers = Array(newest.lazy.filter { $0.party.membership != seat }.prefix(Self.shown))
    }
}
