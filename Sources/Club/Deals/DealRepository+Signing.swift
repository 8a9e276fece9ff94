import Chronology
import Persistence
import Web

extension DealRepository {
    /// Confirms what the other side stated: from then on the deal is signed and counts. One write whose condition holds
    /// the whole rule, so of two at once one wins.
    ///
    /// - Parameter version: the terms that were read; nil confirms those that hold.
    static func confirm(
        _ id: ID<Deal>, version: Int?, by seat: ID<Membership>, at now: Instant, in db: any Connection
    ) throws -> Outcome {
        let read: SQL = version.map { " AND version = \($0)" } ?? ""
        let changed = try db.execute(
            """
            UPDATE deals SET confirmed_at = \(now), changed_at = \(now)
            WHERE id = \(id) AND confirmed_at IS NULL AND closed_at IS NULL AND stated_by_id <> \(seat)
              AND \(isSide(seat))\(read)
            """
        )
        if changed == 1 { return .done }
        let row = try db.first(
            "SELECT version, stated_by_id, confirmed_at FROM deals WHERE id = \(id) AND \(isSide(seat))")
        guard let row else { return .notFound }
        let isSame = try row.get("confirmed_at", as: Instant?.self) != nil && row.get("stated_by_id") != seat
        return try isSame && (version == nil || row.get("version") == version) ? .alreadyDone : .outrun
    }

    /// Ends a declaration that is not signed: its author takes it back, or the other side says that it is not so.
    static func close(
        _ id: ID<Deal>, version: Int, _ words: String, by seat: ID<Membership>, at now: Instant,
        in db: any Connection
    ) throws -> Outcome {
        let changed = try db.execute(
            """
            UPDATE deals
            SET closed_at = \(now), closed_by_id = \(seat), close_words = \(words), changed_at = \(now),
                close_kind = CASE WHEN stated_by_id = \(seat) THEN 'withdrawn' ELSE 'declined' END
            WHERE id = \(id) AND confirmed_at IS NULL AND closed_at IS NULL AND version = \(version)
              AND \(isSide(seat))
            """
        )
        if changed == 1 { return .done }
        let row = try db.first("SELECT closed_by_id, closed_at FROM deals WHERE id = \(id) AND \(isSide(seat))")
        guard let row else { return .notFound }
        return try row.get("closed_by_id", as: ID<Membership>?.self) == seat ? .alreadyDone : .outrun
    }

    /// Thanks the giver of the referral for the deal, once for each.
    static func thank(
        _ id: ID<Deal>, _ sentence: String, by seller: ID<Membership>, thanks: ID<Thanks>, at now: Instant,
        in db: any Connection
    ) throws -> Outcome {
        let row = try db.first(
            """
            SELECT closed_at FROM deals
            WHERE id = \(id) AND seller_id = \(seller) AND referral_id IS NOT NULL
            """
        )
        guard let row else { return .notFound }
        guard try row.get("closed_at", as: Instant?.self) == nil else { return .outrun }
        let added = try db.execute(
            """
            INSERT INTO thanks (id, deal_id, sentence, thanked_at) VALUES (\(thanks), \(id), \(sentence), \(now))
            ON CONFLICT (deal_id) DO NOTHING
            """
        )
        return added == 1 ? .done : .alreadyDone
    }

    /// A member leaves: what is signed stands, what waits for a confirmation is closed and the other side told.
    static func leave(
        _ seat: ID<Membership>, _ notices: Notices, at now: Instant, in db: any Connection
    ) throws {
        let open = try db.rows(
            """
            SELECT d.id, CASE WHEN d.seller_id = \(seat) THEN d.other_id ELSE d.seller_id END AS across,
                   p.given_name || ' ' || p.family_name AS leaver, p.id AS leaver_id
            FROM deals d JOIN memberships m ON m.id = \(seat) JOIN people p ON p.id = m.person_id
            WHERE (d.seller_id = \(seat) OR d.other_id = \(seat)) AND d.confirmed_at IS NULL AND d.closed_at IS NULL
            ORDER BY d.id
            """
        )
        try close(openOf: "\(seat)", at: now, in: db)
        for row in open {
            let id: ID<Deal> = try row.get("id")
            let notice = Notice(
                .deal, "deals.notice.left", ["author": .text(try row.get("leaver"))],
                path: DealController.Routes.deal(id), once: "deal-left:\(id)",
                author: try row.get("leaver_id"))
            try notices.tell(notice, to: try row.get("across", as: ID<Membership>.self), at: now, in: db)
        }
    }

    /// Closes what waits for these seats: unsigned declarations, and corrections nobody can answer any more.
    static func close(openOf seats: SQL, at now: Instant, in db: any Connection) throws {
        try db.execute(
            """
            UPDATE deals
            SET closed_at = \(now), close_kind = 'left', changed_at = \(now),
                closed_by_id = CASE WHEN seller_id IN (\(seats)) THEN seller_id ELSE other_id END
            WHERE (seller_id IN (\(seats)) OR other_id IN (\(seats))) AND confirmed_at IS NULL AND closed_at IS NULL
            """
        )
        try db.execute(
            """
            UPDATE deal_versions SET state = 'lapsed', answered_at = \(now)
            WHERE state = 'proposed' AND deal_id IN
                  (SELECT id FROM deals WHERE seller_id IN (\(seats)) OR other_id IN (\(seats)))
            """
        )
    }

    /// Of an erased person: the words they wrote about others, their calendar, and what waits for them. What was signed
    /// stays with its object and amount, which belong to the other side too.
    static func forget(person: ID<Person>, at now: Instant, in db: any Connection) throws {
        let seats: SQL = "SELECT id FROM memberships WHERE person_id = \(person)"
        try close(openOf: seats, at: now, in: db)
        try db.execute("UPDATE deals SET close_words = '' WHERE closed_by_id IN (\(seats))")
        try db.execute("UPDATE deal_versions SET words = '' WHERE answered_by_id IN (\(seats))")
        try db.execute("UPDATE deal_payments SET words = '' WHERE author_id IN (\(seats))")
        try db.execute("DELETE FROM calendar_feeds WHERE person_id = \(person)")
    }
}
