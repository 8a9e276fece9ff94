import Chronology
import Persistence

/// What one side says of a payment.
struct PaymentStatement: Sendable {
    enum Content: Hashable, Sendable {
        case paid(on: CivilDate)
        case disputed(words: String)

        var kind: DealPayment.Statement { if case .paid = self { .paid } else { .disputed } }
        var paidOn: CivilDate? { if case .paid(let day) = self { day } else { nil } }
        var words: String { if case .disputed(let words) = self { words } else { "" } }
    }

    var author: ID<Membership>
    var version: Int
    var content: Content
    var statedAt: Instant

    init(_ row: Row) throws {
        author = try row.get("author_id")
        version = try row.get("version")
        statedAt = try row.get("stated_at")
        switch try row.get("statement", as: DealPayment.Statement.self) {
        case .paid: content = .paid(on: try row.day("paid_on") ?? .earliest)
        case .disputed: content = .disputed(words: try row.get("words"))
        }
    }

    init(author: ID<Membership>, version: Int, content: Content, statedAt: Instant) {
        self.author = author
        self.version = version
        self.content = content
        self.statedAt = statedAt
    }

    /// The days after the due date; nil when paid by then, or not at all.
    func daysLate(_ dueOn: CivilDate?) -> Int? {
        guard let dueOn, let paidOn = content.paidOn, paidOn > dueOn else { return nil }
        return paidOn.days(since: dueOn)
    }

    /// What two statements come to when they say the same: both on time (the money may arrive some days after it was
    /// sent; the seller's day is kept), both late by the same days, both in dispute.
    ///
    /// - Returns: nil when they differ.
    static func agreement(
        seller: PaymentStatement, other: PaymentStatement, dueOn: CivilDate?
    ) -> (outcome: Deal.Outcome, paidOn: CivilDate?)? {
        guard let dueOn else { return nil }
        switch (seller.content, other.content) {
        case (.disputed, .disputed): return (.disputed, nil)
        case (.paid(let arrived), .paid(let sent)):
            if arrived <= dueOn, sent <= dueOn { return (.onTime, arrived) }
            return arrived == sent ? (.late, arrived) : nil
        case (.paid, .disputed), (.disputed, .paid): return nil
        }
    }
}

extension Row {
    /// A day kept as ISO text.
    func day(_ column: String) throws -> CivilDate? {
        try get(column, as: String?.self).flatMap { CivilDate(isoText: $0) }
    }
}
