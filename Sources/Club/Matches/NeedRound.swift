import Chronology
import Matching
import Persistence
import Web

/// A need just published is answered at once, without waiting for Monday: the members who could best supply it are
/// proposed to its author, within what each may get in a week.
struct NeedRound: Sendable {
    let house: House

    /// Older ones have had a Monday.
    private static let fresh: Duration = .days(7)
    /// So many are answered in one go.
    private static let batch = 20
    /// How many suppliers are proposed for one need at most.
    private static let suppliers = 3

    struct Need: Sendable {
        var opportunity: ID<Opportunity>
        var author: ID<Membership>
        var wish: Wish
    }

    /// Answers those published since it last looked, each once, whatever the number of servers.
    ///
    /// - Returns: how many this call answered.
    @discardableResult
    func run(at now: Instant) async throws -> Int {
        let zone = house.zone
        let read = try await house.database.read { db -> (needs: [Need], snapshot: MatchSnapshot)? in
            let needs = try Self.needs(since: now - Self.fresh, in: db)
            return needs.isEmpty ? nil : (needs, try MatchSnapshot.read(at: now, zone, in: db))
        }
        guard let (needs, snapshot) = read else { return 0 }
        let plans = await WeeklyRound.apart { Self.plans(needs, snapshot) }
        let writer = RoundWriter(notices: house.notices, zone: zone, now: now)
        var answered = 0
        for plan in plans {
            let seats = try await house.database.write { db in
                try writer.write(plan.proposals, answering: plan.need.opportunity, week: snapshot.week, in: db)
            }
            guard let seats else { continue }
            answered += 1
            for seat in seats { await house.news.send("notices", to: seat) }
        }
        return answered
    }

    private static func needs(since: Instant, in db: any Connection) throws -> [Need] {
        try db.rows(
            """
            SELECT o.id, o.author_id, o.title, o.words, o.nma_division, o.region FROM opportunities o
            JOIN memberships m ON m.id = o.author_id AND m.status = 'active'
            WHERE o.status = 'open' AND o.side = 'need' AND o.visibility <> 'branch' AND o.published_at > \(since)
              AND NOT EXISTS (SELECT 1 FROM match_needs n WHERE n.opportunity_id = o.id)
            ORDER BY o.id LIMIT \(rows: batch)
            """
        ).enumerated().map { index, row in
            Need(
                opportunity: try row.get("id"), author: try row.get("author_id"),
                // Negative, so that it is no wish of the snapshot's.
                wish: try MatchSnapshot.wish(row, WishKey(Int64(-1 - index))))
        }
    }

    private static func plans(
        _ needs: [Need], _ snapshot: MatchSnapshot
    ) -> [(need: Need, proposals: [RoundPlan.Proposal])] {
        let index = MatchIndex(snapshot.club)
        return needs.map { need in
            let author = MemberKey(need.author.rawValue)
            let found = index.proposals(for: need.wish, by: author, limit: suppliers)
            let proposals = found.compactMap { proposal -> RoundPlan.Proposal? in
                guard let pair = Pair(need.author, ID(rawValue: proposal.supplier.rawValue)) else { return nil }
                let reasons = snapshot.stored(
                    proposal.reasons, author, proposal.supplier, [need.wish.key: .opportunity(need.opportunity)])
                guard !reasons.isEmpty else { return nil }
                return RoundPlan.Proposal(pair: pair, score: Int(proposal.score * 1_000), reasons: reasons)
            }
            return (need, proposals)
        }
    }
}
