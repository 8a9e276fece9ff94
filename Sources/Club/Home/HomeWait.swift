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

    /// Nil when nothing about it concerns this seat now.
    init?(_ row: Row, seat: ID<Membership>, since: Instant) throws {
        let isGiver = try row.get("giver_id", as: ID<Membership>.self) == seat
        stage = try row.get("stage")
        movedAt = try row.get("moved_at")
        let hasDeal = try row.get("deal_id", as: Int64?.self) != nil
        let isConfirmed = try row.get("confirmed_at", as: Instant?.self) != nil
        let isThanked = try row.get("thanked_at", as: Instant?.self) != nil
        let asked: Kind? = Self.kind(stage, isGiver: isGiver, hasDeal: hasDeal, isConfirmed, isThanked)
        let isNews = isGiver && movedAt >= since && stage != .sent && stage != .withdrawn
        guard let kind = asked ?? (isNews ? Kind.news : nil) else { return nil }
        self.kind = kind
        referral = try row.get("id")
        counterpart = try Party(row, "other")
        let prospect: String = try row.get("prospect_name")
        subject = prospect.isEmpty ? try row.get("need") : prospect
        amountMinor = try row.get("amount_minor")
    }

    private static func kind(
        _ stage: Referral.Stage, isGiver: Bool, hasDeal: Bool, _ isConfirmed: Bool, _ isThanked: Bool
    ) -> Kind? {
        switch stage {
        case .sent: isGiver ? nil : .acknowledge
        case .acknowledged, .contacted, .proposal: isGiver ? nil : .advance
        case .won where !hasDeal: nil
        case .won: isGiver ? (isConfirmed ? nil : .confirm) : (isThanked ? nil : .thank)
        case .lost, .withdrawn: nil
        }
    }
}
