import Chronology
import Persistence

/// A line of *my exchanges*.
struct Exchange: Sendable {
    var id: ID<Referral>
    var side: Referral.Side
    var kind: Referral.Kind
    var stage: Referral.Stage
    var counterpart: Party
    /// Empty for an inside referral.
    var prospect: String
    var need: String
    var givenAt: Instant
    var movedAt: Instant
    /// Of all its deals.
    var amountMinor: Int64?
    /// Each of them.
    var isConfirmed: Bool
    var isThanked: Bool
    var standing: Standing
    /// Since when it sleeps.
    var dormantAt: Instant?
    /// Whether its receiver did not take it.
    var isDeclined: Bool
    /// When the seat handed it on: what came of it then is no longer theirs to see.
    var handedAt: Instant?

    var cursor: ExchangeFilter.Cursor { .init(givenAt: givenAt, id: id) }

    init(_ row: Row, seat: ID<Membership>) throws {
        id = try row.get("id")
        side = try row.get("giver_id", as: ID<Membership>.self) == seat ? .giver : .receiver
        kind = try row.get("kind")
        handedAt = try row.get("handed_at")
        standing = try Standing(row, "other")
        let isHanded = handedAt != nil
        let isWithdrawn = try row.get("stage", as: Referral.Stage.self) == .withdrawn
        stage = isHanded ? .acknowledged : try row.get("stage")
        dormantAt = isHanded ? nil : try row.get("dormant_at")
        isDeclined = try !isHanded && row.get("decline_reason", as: String?.self) != nil
        counterpart = try Party(row, "other")
        prospect = isWithdrawn && side == .receiver ? "" : try row.get("prospect_name")
        need = try row.get("need")
        givenAt = try row.get("given_at")
        movedAt = try handedAt ?? row.get("moved_at")
        amountMinor = isHanded ? nil : try row.get("amount_minor")
        isConfirmed = try amountMinor != nil && row.get("unconfirmed", as: Int.self) == 0
        isThanked = try amountMinor != nil && row.get("unthanked", as: Int.self) == 0
    }
}

/// What the lines of a view come to. Amounts are of deals both sides confirmed.
struct ExchangeTotals: Hashable, Sendable {
    var count = 0
    var won = 0
    var amountMinor: Int64 = 0
}
