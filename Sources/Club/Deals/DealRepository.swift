import Chronology
import Persistence

/// Deals as their two sides may see them. Whoever is neither, officers too, gets nothing from here.
enum DealRepository {
    /// What became of an act. The first two look alike to the one who asked: the thing is as wished.
    enum Outcome: Hashable, Sendable {
        case done
        /// It was so already: the same request came twice.
        case alreadyDone
        /// It is the seat's own, but the deal has changed since the page was made.
        case outrun
        /// Not the seat's, or not that side's to do.
        case notFound
    }

    /// The deal with its history, or nil when the person is on neither side of it, whatever seat is in use.
    static func follow(_ id: ID<Deal>, person: ID<Person>, in db: any Connection) throws -> FollowedDeal? {
        let seller = Party.columns("seller", membership: "sm", person: "sp", company: "sc")
        let other = Party.columns("other", membership: "om", person: "op", company: "oc")
        let row = try db.first(
            """
            SELECT d.id, d.referral_id, \(DealTerms.columns("d")), d.version, d.stated_by_id, d.is_outside, d.due_on,
                   d.declared_at, d.confirmed_at, d.closed_at, d.closed_by_id, d.close_kind, d.close_words, d.outcome,
                   d.paid_on, \(seller), \(other), r.prospect_name, t.sentence, t.thanked_at,
                   o.id AS origin_id, o.title AS origin_title, o.author_id AS origin_author_id
            FROM deals d
            JOIN memberships sm ON sm.id = d.seller_id
            JOIN people sp ON sp.id = sm.person_id
            JOIN companies sc ON sc.id = sm.company_id
            JOIN memberships om ON om.id = d.other_id
            JOIN people op ON op.id = om.person_id
            JOIN companies oc ON oc.id = om.company_id
            LEFT JOIN referrals r ON r.id = d.referral_id
            LEFT JOIN thanks t ON t.deal_id = d.id
            LEFT JOIN opportunities o ON o.author_id IN (d.seller_id, d.other_id) AND o.id = (
                SELECT a.opportunity_id FROM opportunity_answers a
                WHERE (a.opportunity_id = d.opportunity_id OR a.referral_id = d.referral_id)
                  AND a.answerer_id IN (d.seller_id, d.other_id) AND a.state = 'chosen'
                ORDER BY a.id LIMIT 1)
            WHERE d.id = \(id) AND (sm.person_id = \(person) OR om.person_id = \(person))
            """
        )
        guard let row else { return nil }
        let versions = try db.rows(
            """
            SELECT v.number, v.author_id, \(DealTerms.columns("v")), v.state, v.written_at, v.answered_at, v.words
            FROM deal_versions v WHERE v.deal_id = \(id) ORDER BY v.number
            """
        )
        let payments = try db.rows(
            """
            SELECT author_id, version, statement, paid_on, words, stated_at FROM deal_payments
            WHERE deal_id = \(id) ORDER BY id
            """
        )
        return try FollowedDeal(row, versions: versions, payments: payments, person: person)
    }

    /// A condition over `deals`: the seat is on one of its sides.
    static func isSide(_ seat: ID<Membership>) -> SQL { "(seller_id = \(seat) OR other_id = \(seat))" }
}

extension FollowedDeal {
    fileprivate init(_ row: Row, versions: [Row], payments: [Row], person: ID<Person>) throws {
        id = try row.get("id")
        referral = try row.get("referral_id")
        if let origin: ID<Opportunity> = try row.get("origin_id") {
            self.origin = DealOrigin(
                id: origin, title: try row.get("origin_title"), author: try row.get("origin_author_id"))
        }
        seller = try Party(row, "seller")
        other = try Party(row, "other")
        side = seller.person == person ? .seller : .other
        customer = try row.get("is_outside") ? row.get("prospect_name") : nil
        terms = try DealTerms(row)
        version = try row.get("version")
        statedBy = try row.get("stated_by_id")
        dueOn = try row.day("due_on")
        declaredAt = try row.get("declared_at")
        confirmedAt = try row.get("confirmed_at")
        closed = try Closed(row)
        outcome = try row.get("outcome")
        paidOn = try row.day("paid_on")
        thanked = try row.get("thanked_at", as: Instant?.self).map {
            Thanked(sentence: try row.get("sentence"), at: $0)
        }
        self.versions = try versions.map { try Version($0) }
        self.payments = try payments.map { try PaymentStatement($0) }
    }
}

extension FollowedDeal.Version {
    fileprivate init(_ row: Row) throws {
        number = try row.get("number")
        author = try row.get("author_id")
        terms = try DealTerms(row)
        state = try row.get("state")
        writtenAt = try row.get("written_at")
        answeredAt = try row.get("answered_at")
        words = try row.get("words")
    }
}

extension FollowedDeal.Closed {
    fileprivate init?(_ row: Row) throws {
        guard let at: Instant = try row.get("closed_at") else { return nil }
        self.at = at
        kind = try row.get("close_kind")
        by = try row.get("closed_by_id")
        words = try row.get("close_words")
    }
}
