import Chronology
import Persistence

extension DealRepository {
    enum Declared: Hashable, Sendable {
        /// With the side to be told.
        case declared(to: ID<Membership>)
        /// The same form was sent before.
        case alreadyDeclared
        /// The other side is not an active member, or is the one who declares, be it through another seat.
        case noSuchPartner
        /// The referral is not the seat's own, or nothing was won with it.
        case noSuchReferral
        /// Repeat business counts until that day; this one was signed after.
        case tooLate(CivilDate)
        /// The opportunity is not the seat's own, or it chose no answer of the other side.
        case noSuchAnswer
        /// The key of the form belongs to someone else's deal.
        case foreign
    }

    /// Declares a deal: for other features too, inside their own write. The other side is told by
    /// `DealTelling`, so that whoever calls this tells as the deals' own page does.
    ///
    /// - Parameters:
    ///   - seat: who declares; for a referral, its receiver.
    ///   - zone: the club's, for the day a referral was won.
    static func declare(
        _ new: NewDeal, by seat: ID<Membership>, at now: Instant, zone: TimeZoneRules, in db: any Connection
    ) throws -> Declared {
        // What was sent before stands, whatever changed since.
        if let known = try known(new.id, by: seat, in: db) { return known }
        let sides: (seller: ID<Membership>, other: ID<Membership>)
        var (referral, isOutside): (ID<Referral>?, Bool) = (nil, false)
        switch new.basis {
        case .members(let partner, let sells):
            guard try isPartner(partner, of: seat, in: db) else { return .noSuchPartner }
            sides = sells ? (seat, partner) : (partner, seat)
        case .referral(let id):
            guard let won = try won(id, by: seat, zone: zone, in: db) else { return .noSuchReferral }
            if let last = won.lastDay, new.terms.signedOn > last { return .tooLate(last) }
            sides = (seat, won.giver)
            (referral, isOutside) = (id, won.isOutside)
        }
        let partner = sides.seller == seat ? sides.other : sides.seller
        if let opportunity = new.opportunity, try !DealOrigin.joins(opportunity, seat, partner, in: db) {
            return .noSuchAnswer
        }
        let added = try insert(
            new.id, referral: referral, opportunity: new.opportunity, seller: sides.seller, other: sides.other,
            isOutside: isOutside, author: seat, new.terms, at: now, in: db)
        if added { return .declared(to: partner) }
        return try known(new.id, by: seat, in: db) ?? .foreign
    }

    /// Whose deal a key names already; nil while it is free.
    private static func known(
        _ id: ID<Deal>, by seat: ID<Membership>, in db: any Connection
    ) throws -> Declared? {
        let author = try db.value(
            "SELECT author_id FROM deal_versions WHERE deal_id = \(id) AND number = 1", as: ID<Membership>.self)
        return author.map { $0 == seat ? .alreadyDeclared : .foreign }
    }

    /// The deal that comes with winning a referral.
    static func declareWon(
        _ id: ID<Deal>, _ referral: ID<Referral>, _ signed: Referral.SignedDeal, by receiver: ID<Membership>,
        at now: Instant, in db: any Connection
    ) throws {
        let row = try db.first("SELECT giver_id, kind, need FROM referrals WHERE id = \(referral)")
        guard let row else { return }
        let terms = DealTerms(object: try row.get("need"), amount: signed.amount, signedOn: signed.signedOn)
        _ = try insert(
            id, referral: referral, opportunity: nil, seller: receiver, other: try row.get("giver_id"),
            isOutside: try row.get("kind", as: Referral.Kind.self) == .outside, author: receiver, terms, at: now,
            in: db)
    }

    /// A referral that was won, and until when further deals are credited to its giver.
    struct Won: Sendable {
        var giver: ID<Membership>
        var isOutside: Bool
        var need: String
        /// Nil before the first deal: that one is always credited.
        var lastDay: CivilDate?
    }

    /// The seat's own referral, when it was won.
    static func won(
        _ id: ID<Referral>, by receiver: ID<Membership>, zone: TimeZoneRules, in db: any Connection
    ) throws -> Won? {
        let row = try db.first(
            """
            SELECT r.giver_id, r.kind, r.need, c.repeat_months,
                   (SELECT MIN(d.signed_on) FROM deals d WHERE d.referral_id = r.id AND d.closed_at IS NULL) AS first_on
            FROM referrals r JOIN clubs c ON c.id = 1
            WHERE r.id = \(id) AND r.receiver_id = \(receiver) AND r.stage = 'won'
            """
        )
        guard let row else { return nil }
        let months: Int = try row.get("repeat_months")
        return Won(
            giver: try row.get("giver_id"),
            isOutside: try row.get("kind", as: Referral.Kind.self) == .outside,
            need: try row.get("need"),
            lastDay: try row.day("first_on").map { $0.adding(months: months) }
        )
    }

    /// - Returns: whether it is new.
    private static func insert(
        _ id: ID<Deal>, referral: ID<Referral>?, opportunity: ID<Opportunity>?, seller: ID<Membership>,
        other: ID<Membership>,
        isOutside: Bool, author: ID<Membership>, _ terms: DealTerms, at now: Instant, in db: any Connection
    ) throws -> Bool {
        let due = PaymentLaw.standing.due(terms, division: try division(of: seller, in: db))
        let added = try db.execute(
            """
            INSERT INTO deals (id, referral_id, opportunity_id, seller_id, other_id, is_outside, stated_by_id, object,
                               amount_minor, currency, signed_on, agreed_days, due_on, declared_at, changed_at)
            VALUES (\(id), \(referral), \(opportunity), \(seller), \(other), \(isOutside), \(author), \(terms.object),
                    \(terms.amount.minorUnits), \(terms.amount.currency), \(terms.signedOn.isoText),
                    \(terms.agreedDays), \(due.isoText), \(now), \(now))
            ON CONFLICT DO NOTHING
            """
        )
        guard added == 1 else { return false }
        try write(ID(rawValue: id.rawValue), of: id, number: 1, author, terms, .stated, at: now, in: db)
        return true
    }

    /// Adds a state of the terms to the history.
    static func write(
        _ version: ID<DealVersion>, of id: ID<Deal>, number: Int, _ author: ID<Membership>, _ terms: DealTerms,
        _ state: DealVersion.State, at now: Instant, in db: any Connection
    ) throws {
        try db.execute(
            """
            INSERT INTO deal_versions (id, deal_id, number, author_id, object, amount_minor, currency, signed_on,
                                       agreed_days, state, written_at)
            VALUES (\(version), \(id), \(number), \(author), \(terms.object), \(terms.amount.minorUnits),
                    \(terms.amount.currency), \(terms.signedOn.isoText), \(terms.agreedDays), \(state), \(now))
            """
        )
    }

    /// The trade of a seat's company: some have their own days to pay.
    static func division(of seat: ID<Membership>, in db: any Connection) throws -> String? {
        try db.value(
            "SELECT c.nma_division FROM memberships m JOIN companies c ON c.id = m.company_id WHERE m.id = \(seat)")
    }

    private static func isPartner(
        _ partner: ID<Membership>, of seat: ID<Membership>, in db: any Connection
    ) throws -> Bool {
        try db.first(
            """
            SELECT 1 FROM memberships WHERE id = \(partner) AND status = 'active'
               AND person_id <> (SELECT s.person_id FROM memberships s WHERE s.id = \(seat))
            """
        ) != nil
    }
}
