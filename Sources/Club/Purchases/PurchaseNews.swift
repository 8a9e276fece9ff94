import Chronology
import Persistence
import Web

/// Tells those who have to do with a purchase what happened to it. Never a quantity, a price or who is in the group.
struct PurchaseNews: Sendable {
    let notices: Notices

    init(_ notices: Notices) {
        self.notices = notices
    }

    /// What notices say of a purchase.
    struct Subject: Sendable {
        var id: ID<Purchase>
        var title: String
        var organiser: ID<Membership>
        /// When the present stage ends.
        var endsAt: Instant

        static let columns: SQL = "p.id, p.title, p.organiser_id, p.stage_ends_at"

        init(_ row: Row) throws {
            id = try row.get("id")
            title = try row.get("title")
            organiser = try row.get("organiser_id")
            endsAt = try row.get("stage_ends_at")
        }

        static func find(_ id: ID<Purchase>, in db: any Connection) throws -> Subject? {
            try db.first("SELECT \(columns) FROM purchases p WHERE p.id = \(id)").map(Subject.init)
        }
    }

    /// Tells these seats once.
    ///
    /// - Parameter mark: what tells one time from another when the same can happen again.
    func tell(
        _ what: String, _ subject: Subject, mark: String = "", to seats: [ID<Membership>], at now: Instant,
        in db: any Connection
    ) throws {
        let day = notices.zone.date(at: subject.endsAt - .milliseconds(1))
        let notice = Notice(
            .purchase, "purchases.notice." + what, ["title": .text(subject.title), "day": .day(day)],
            path: PurchaseController.Routes.purchase(subject.id),
            once: "purchase:\(subject.id):" + what + (mark.isEmpty ? "" : ":" + mark)
        )
        for seat in Set(seats).sorted() { try notices.tell(notice, to: seat, at: now, in: db) }
    }

    /// Everybody in the group.
    static func group(
        _ id: ID<Purchase>, _ statuses: [Purchase.PartStatus] = Purchase.PartStatus.within, in db: any Connection
    ) throws -> [ID<Membership>] {
        try db.rows(
            """
            SELECT membership_id FROM purchase_parts WHERE purchase_id = \(id) AND status IN \(list: statuses)
            ORDER BY membership_id
            """
        ).map { try $0.get("membership_id") }
    }

    /// The members whose offers stand, the one chosen or the others.
    static func sellers(_ id: ID<Purchase>, chosen: Bool, in db: any Connection) throws -> [ID<Membership>] {
        let which: SQL = chosen ? "chosen_at IS NOT NULL" : "chosen_at IS NULL"
        return try db.rows(
            """
            SELECT seller_id FROM purchase_offers
            WHERE purchase_id = \(id) AND withdrawn_at IS NULL AND seller_id IS NOT NULL AND \(which)
            ORDER BY id
            """
        ).map { try $0.get("seller_id") }
    }
}
