import Chronology
import Persistence

extension DealRepository {
    enum Corrected: Hashable, Sendable {
        /// Not signed yet: the new terms hold, and wait for the other side to confirm them.
        case applied
        /// Signed: the new terms hold once the other side accepts them.
        case proposed
        case alreadyDone, outrun, notFound
    }

    /// Corrects a deal.
    ///
    /// - Parameters:
    ///   - key: made when the form was shown.
    ///   - seen: the version that was corrected.
    static func correct(
        _ id: ID<Deal>, key: ID<DealVersion>, _ terms: DealTerms, seen: Int, by seat: ID<Membership>,
        at now: Instant, in db: any Connection
    ) throws -> Corrected {
        let row = try db.first(
            """
            SELECT d.version, d.seller_id, d.confirmed_at, d.closed_at, d.outcome,
                   (SELECT MAX(v.number) FROM deal_versions v WHERE v.deal_id = d.id) AS newest,
                   (SELECT v.deal_id FROM deal_versions v WHERE v.id = \(key)) AS known
            FROM deals d WHERE d.id = \(id) AND \(isSide(seat))
            """
        )
        guard let row else { return .notFound }
        if let known: ID<Deal> = try row.get("known") { return known == id ? .alreadyDone : .notFound }
        let isSettled = try row.get("outcome", as: Deal.Outcome?.self)?.isSettled ?? false
        guard try row.get("version") == seen, try row.get("closed_at", as: Instant?.self) == nil, !isSettled else {
            return .outrun
        }
        let number = try row.get("newest", as: Int.self) + 1
        if try row.get("confirmed_at", as: Instant?.self) != nil {
            let isWaiting =
                try db.first("SELECT 1 FROM deal_versions WHERE deal_id = \(id) AND state = 'proposed'") != nil
            guard !isWaiting else { return .outrun }
            try write(key, of: id, number: number, seat, terms, .proposed, at: now, in: db)
            return .proposed
        }
        let seller: ID<Membership> = try row.get("seller_id")
        try write(key, of: id, number: number, seat, terms, .stated, at: now, in: db)
        try apply(terms, number: number, to: id, seller: seller, statedBy: seat, at: now, in: db)
        return .applied
    }

    enum Answer: String, CaseIterable, Sendable {
        case accept, refuse
        /// The author takes the proposal back.
        case retract

        var state: DealVersion.State {
            switch self {
            case .accept: .accepted
            case .refuse: .refused
            case .retract: .withdrawn
            }
        }
    }

    /// Answers a proposed correction; accepted, its terms hold from now on, and what was said of the payment under the
    /// former ones is history.
    static func answer(
        _ answer: Answer, _ words: String, number: Int, of id: ID<Deal>, by seat: ID<Membership>, at now: Instant,
        in db: any Connection
    ) throws -> Outcome {
        let deal = try db.first(
            "SELECT seller_id, outcome, stated_by_id FROM deals WHERE id = \(id) AND \(isSide(seat))")
        guard let deal else { return .notFound }
        let isSettled = try deal.get("outcome", as: Deal.Outcome?.self)?.isSettled ?? false
        let side: SQL = answer == .retract ? "author_id = \(seat)" : "author_id <> \(seat)"
        let changed =
            isSettled
            ? 0
            : try db.execute(
                """
                UPDATE deal_versions
                SET state = \(answer.state), answered_by_id = \(seat), answered_at = \(now), words = \(words)
                WHERE deal_id = \(id) AND number = \(number) AND state = 'proposed' AND \(side)
                """
            )
        let version = try db.first(
            """
            SELECT \(DealTerms.columns("v")), v.author_id, v.state, v.answered_by_id FROM deal_versions v
            WHERE v.deal_id = \(id) AND v.number = \(number)
            """
        )
        guard let version else { return .notFound }
        guard changed == 1 else {
            let isSame = try version.get("state") == answer.state && version.get("answered_by_id") == seat
            return isSame ? .alreadyDone : .outrun
        }
        if answer == .accept {
            try apply(
                try DealTerms(version), number: number, to: id, seller: try deal.get("seller_id"),
                statedBy: try version.get("author_id"), at: now, in: db)
        }
        return .done
    }

    private static func apply(
        _ terms: DealTerms, number: Int, to id: ID<Deal>, seller: ID<Membership>, statedBy author: ID<Membership>,
        at now: Instant, in db: any Connection
    ) throws {
        let due = PaymentLaw.standing.due(terms, division: try division(of: seller, in: db))
        try db.execute(
            """
            UPDATE deals
            SET version = \(number), stated_by_id = \(author), object = \(terms.object),
                amount_minor = \(terms.amount.minorUnits), currency = \(terms.amount.currency),
                signed_on = \(terms.signedOn.isoText), agreed_days = \(terms.agreedDays), due_on = \(due.isoText),
                outcome = NULL, paid_on = NULL, changed_at = \(now)
            WHERE id = \(id)
            """
        )
    }
}
