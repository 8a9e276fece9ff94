import Chronology
import Persistence

/// Something on Home that waits for the member, or is new to them.
struct HomeWait: Sendable {
    enum Kind: Int, Comparable, Sendable {
        /// In the order shown.
        case acknowledge, confirm, thank, advance, news

        static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }

        /// Whether it asks for an act, and counts.
        var asks: Bool { self != .news }
    }

    var kind: Kind
    var referral: ID<Referral>
    var counterpart: Party
    var stage: Referral.Stage
    /// The prospect, or what is needed.
    var subject: String
    var movedAt: Instant
    var amountMinor: Int64?

    init(_ kind: Kind, _ referral: HomeReferral, _ row: Row) throws {
        self.kind = kind
        self.referral = referral.id
        counterpart = try Party(row, "other")
        stage = referral.stage
        subject = try row.get("subject")
        movedAt = referral.movedAt
        amountMinor = (referral.asking ?? referral.deals.first)?.amountMinor
    }
}

/// What Home shows of it, and how much there is.
struct HomeAgenda: Sendable {
    static let asksShown = 8
    static let newsShown = 5

    /// How many ask for an act, those not shown included.
    var asking = 0
    /// The asks in their order, then the news.
    var waits: [HomeWait] = []
}
