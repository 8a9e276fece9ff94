import Chronology
import Persistence

/// Moves a purchase from stage to stage, whether a person or the clock asks. Each move is one write whose condition is
/// the stage before, so that of two at once one moves it, and nobody is told twice.
struct PurchaseStages: Sendable {
    let news: PurchaseNews

    init(_ notices: Notices) {
        news = PurchaseNews(notices)
    }

    /// Ends joining and counts the group, once.
    ///
    /// - Returns: nil when it was not joining any more.
    func endJoining(_ id: ID<Purchase>, at now: Instant, in db: any Connection) throws -> Purchase.Stage? {
        guard let group = try group(id, in: db) else { return nil }
        guard group.companies >= Purchase.fewestCompanies else {
            return try lapse(id, from: [.joining], .alone, at: now, in: db) ? .lapsed : nil
        }
        let moved = try db.execute(
            """
            UPDATE purchases
            SET stage = 'offers', stage_ends_at = offers_end_at, group_quantity = \(group.quantity),
                group_companies = \(group.companies)
            WHERE id = \(id) AND stage = 'joining'
            """
        )
        guard moved == 1, let subject = try PurchaseNews.Subject.find(id, in: db) else { return nil }
        let told = try PurchaseNews.group(id, in: db) + [subject.organiser]
        try news.tell("offers", subject, to: told, at: now, in: db)
        return .offers
    }

    private func group(
        _ id: ID<Purchase>, in db: any Connection
    ) throws -> (quantity: Int64, companies: Int)? {
        try db.first(
            """
            SELECT CAST(COALESCE(SUM(c.quantity), 0) AS BIGINT) AS quantity,
                   COUNT(DISTINCT m.company_id) AS companies
            FROM purchase_parts c JOIN memberships m ON m.id = c.membership_id
            WHERE c.purchase_id = \(id) AND c.status IN \(list: Purchase.PartStatus.within)
            """
        ).map { (try $0.get("quantity"), try $0.get("companies")) }
    }

    /// Ends offers: the organiser has some days to choose from what stands.
    func endOffers(_ id: ID<Purchase>, at now: Instant, in db: any Connection) throws {
        let standing = try db.first(
            "SELECT 1 FROM purchase_offers WHERE purchase_id = \(id) AND withdrawn_at IS NULL")
        guard standing != nil else {
            _ = try lapse(id, from: [.offers], .noOffer, at: now, in: db)
            return
        }
        let moved = try db.execute(
            """
            UPDATE purchases SET stage = 'choosing', stage_ends_at = \(dayEnd(now, Purchase.answerDays))
            WHERE id = \(id) AND stage = 'offers'
            """
        )
        guard moved == 1, let subject = try PurchaseNews.Subject.find(id, in: db) else { return }
        try news.tell("choosing", subject, to: [subject.organiser], at: now, in: db)
    }

    /// Chooses an offer: each in the group is asked.
    func choose(
        _ offer: ID<PurchaseOffer>, of id: ID<Purchase>, by asker: PurchaseRepository.Asker, at now: Instant,
        in db: any Connection
    ) throws -> Purchase.Outcome {
        let today = news.notices.zone.date(at: now)
        let row = try db.first(
            """
            SELECT o.valid_until, o.chosen_at, p.stage FROM purchase_offers o JOIN purchases p ON p.id = o.purchase_id
            WHERE o.id = \(offer) AND p.id = \(id) AND p.organiser_id IN \(PurchaseRepository.seats(asker))
              AND p.vacant_until IS NULL AND (o.withdrawn_at IS NULL OR p.stage IN ('offers', 'choosing'))
            """
        )
        guard let row else { return .notFound }
        if try row.get("chosen_at", as: Instant?.self) != nil { return .alreadyDone }
        let valid = CivilDate(isoText: try row.get("valid_until", as: String.self)) ?? .earliest
        guard valid >= today else { return .outrun("purchases.conflict.expired") }
        let last = min(today.adding(days: Purchase.answerDays), valid)
        let moved = try db.execute(
            """
            UPDATE purchases
            SET stage = 'confirming', reminded_at = NULL,
                stage_ends_at = \(news.notices.zone.start(of: last.adding(days: 1)))
            WHERE id = \(id) AND stage IN ('offers', 'choosing') AND vacant_until IS NULL
              AND EXISTS (SELECT 1 FROM purchase_offers o WHERE o.id = \(offer) AND o.withdrawn_at IS NULL)
            """
        )
        guard moved == 1 else { return .changed }
        try db.execute("UPDATE purchase_offers SET chosen_at = \(now) WHERE id = \(offer)")
        guard let subject = try PurchaseNews.Subject.find(id, in: db) else { return .done }
        // Chosen anew after a supplier left, it is another question.
        let mark = "\(offer)"
        try news.tell("confirm", subject, mark: mark, to: PurchaseNews.group(id, in: db), at: now, in: db)
        let seller = try PurchaseNews.sellers(id, chosen: true, in: db)
        try news.tell("retained", subject, mark: mark, to: seller, at: now, in: db)
        return .done
    }

    /// Calls it off.
    func cancel(
        _ id: ID<Purchase>, _ words: String, by asker: PurchaseRepository.Asker, at now: Instant,
        in db: any Connection
    ) throws -> Purchase.Outcome {
        let stage: Purchase.Stage? = try db.value(
            """
            SELECT p.stage FROM purchases p
            WHERE p.id = \(id) AND p.organiser_id IN \(PurchaseRepository.seats(asker)) AND p.vacant_until IS NULL
            """
        )
        guard let stage else { return .notFound }
        guard stage.isOpen else { return stage == .cancelled ? .alreadyDone : .changed }
        return try close(id, .cancelled, .byOrganiser, words, from: Purchase.Stage.open, at: now, in: db)
            ? .done : .changed
    }

    /// Nothing comes of it.
    func lapse(
        _ id: ID<Purchase>, from stages: [Purchase.Stage], _ ending: Purchase.Ending, at now: Instant,
        in db: any Connection
    ) throws -> Bool {
        try close(id, .lapsed, ending, "", from: stages, at: now, in: db)
    }

    /// Ends it without a purchase; what each wanted is forgotten.
    func close(
        _ id: ID<Purchase>, _ stage: Purchase.Stage, _ ending: Purchase.Ending, _ words: String,
        from stages: [Purchase.Stage], at now: Instant, in db: any Connection
    ) throws -> Bool {
        let moved = try db.execute(
            """
            UPDATE purchases
            SET stage = \(stage), ending = \(ending), words = \(words), closed_at = \(now), vacant_until = NULL
            WHERE id = \(id) AND stage IN \(list: stages)
            """
        )
        guard moved == 1, let subject = try PurchaseNews.Subject.find(id, in: db) else { return false }
        var told = try PurchaseNews.group(id, in: db)
        told += try PurchaseNews.sellers(id, chosen: true, in: db) + PurchaseNews.sellers(id, chosen: false, in: db)
        if ending != .byOrganiser { told.append(subject.organiser) }
        try news.tell("ended." + ending.rawValue, subject, to: told, at: now, in: db)
        try dropRest(id, in: db)
        try forgetWays(id, in: db)
        return true
    }

    /// Whoever is not bought for keeps no quantity.
    func dropRest(
        _ id: ID<Purchase>, besides kept: [ID<Membership>] = [], in db: any Connection
    ) throws {
        let rest: SQL = kept.isEmpty ? "" : " AND membership_id NOT IN \(list: kept)"
        try db.execute(
            """
            UPDATE purchase_parts SET status = 'dropped', quantity = 0, ceiling_minor = NULL
            WHERE purchase_id = \(id) AND status IN \(list: Purchase.PartStatus.within)\(rest)
            """
        )
    }

    /// Suppliers from outside that were not chosen need not be reached any more.
    func forgetWays(_ id: ID<Purchase>, in db: any Connection) throws {
        try db.execute(
            """
            UPDATE purchase_offers SET phone = NULL, email = NULL
            WHERE purchase_id = \(id) AND (chosen_at IS NULL OR EXISTS (
                SELECT 1 FROM purchases p WHERE p.id = \(id) AND p.stage <> 'done'))
            """
        )
    }

    /// The end of the day that many days from now, in the club's zone.
    func dayEnd(_ now: Instant, _ days: Int) -> Instant {
        let zone = news.notices.zone
        return zone.start(of: zone.date(at: now).adding(days: days + 1))
    }
}
