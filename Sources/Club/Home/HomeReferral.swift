import Chronology
import Persistence

/// One of the member's own referrals as Home counts it: no names, for most are only counted.
struct HomeReferral: Sendable {
    struct Deal: Sendable {
        var amountMinor: Int64
        var isConfirmed: Bool
        var isThanked: Bool
        /// Whether the member wrote its present terms; the other side confirms them.
        var isOwn: Bool

        /// What the giver is credited with: both sides said so.
        var counts: Bool { isConfirmed && isThanked }
    }

    var id: ID<Referral>
    var isGiven: Bool
    var receiver: ID<Membership>
    var stage: Referral.Stage
    var givenAt: Instant
    var movedAt: Instant
    /// Those that stand: repeat business makes several.
    var deals: [Deal] = []
    /// What sleeps asks for nothing until it is woken.
    var isDormant = false

    init(_ row: Row, seat: ID<Membership>) throws {
        id = try row.get(at: 0)
        isGiven = try row.get(at: 1, as: ID<Membership>.self) == seat
        receiver = try row.get(at: 2)
        stage = try row.get(at: 3)
        givenAt = try row.get(at: 4)
        movedAt = try row.get(at: 5)
        isDormant = try row.get(at: 9, as: Int64?.self) != nil
        try add(row)
    }

    /// Adds the deal of a row, if it has one.
    mutating func add(_ row: Row) throws {
        guard let amount: Int64 = try row.get(at: 6) else { return }
        deals.append(
            Deal(
                amountMinor: amount,
                isConfirmed: try row.get(at: 7, as: Int64?.self) != nil,
                isThanked: try row.get(at: 8, as: Int64?.self) != nil,
                isOwn: try isGiven == (row.get(at: 10, as: ID<Membership>.self) != receiver)
            ))
    }

    /// What it asks of the member, or that it is news; nil when neither.
    ///
    /// - Parameter since: a step the other side took after this is news.
    func wait(since: Instant) -> HomeWait.Kind? {
        guard !isDormant else { return nil }
        return switch stage {
        case .sent: isGiven ? nil : .acknowledge
        case .acknowledged, .contacted, .proposal: isGiven ? news(since) : .advance
        case .won: asked ?? news(since)
        case .lost: news(since)
        case .withdrawn: nil
        }
    }

    private var asked: HomeWait.Kind? { asking == nil ? nil : isGiven ? .confirm : .thank }

    /// The first of the deals that asks something of the member.
    var asking: Deal? { deals.first { isGiven ? !$0.isConfirmed && !$0.isOwn : !$0.isThanked } }

    private func news(_ since: Instant) -> HomeWait.Kind? { isGiven && movedAt >= since ? .news : nil }
}
