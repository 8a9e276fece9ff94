import Chronology
import Matching
import Persistence
import Web

/// Writes the proposals of a week, once for each week, in one transaction. What changed since the club was read, a no,
/// a leaving, a proposal made meanwhile, is looked at again.
struct RoundWriter: Sendable {
    let notices: Notices
    let zone: TimeZoneRules
    let now: Instant

    /// - Returns: the seats with something new; nil when the week was done already.
    func write(_ plan: RoundPlan, in db: any Connection) throws -> [ID<Membership>]? {
        let week = plan.week.text
        let added = try db.execute(
            """
            INSERT INTO match_rounds (week, computed_at, pairs, rings)
            SELECT \(week), \(now), 0, 0
            WHERE NOT EXISTS (SELECT 1 FROM match_rounds WHERE week >= \(week))
            """
        )
        guard added == 1 else { return nil }
        let state = try State(plan.week, at: now, in: db)
        let rings = try write(rings: plan, state, in: db)
        var counts = state.counts
        for seat in rings.seats { counts[seat, default: 0] += 1 }
        let pairs = try write(plan.proposals, plan.week, state, &counts, in: db)
        try db.execute("UPDATE match_rounds SET pairs = \(pairs.count), rings = \(rings.number) WHERE week = \(week)")
        let seats = Set(pairs.flatMap { [$0.first, $0.second] })
        try tell(seats.sorted(), "matches.notice.proposed", "matches-" + week, in: db)
        let missing = try note(plan.gaps.filter { !seats.contains($0.seat) && !rings.seats.contains($0.seat) }, in: db)
        return seats.union(rings.seats).union(missing).sorted()
    }

    /// Writes who may answer a need just published, once.
    ///
    /// - Returns: the seats with something new; nil when the need was answered already.
    func write(
        _ proposals: [RoundPlan.Proposal], answering need: ID<Opportunity>, week: MatchWeek, in db: any Connection
    ) throws -> [ID<Membership>]? {
        let added = try db.execute(
            """
            INSERT INTO match_needs (opportunity_id, answered_at) VALUES (\(need), \(now)) ON CONFLICT DO NOTHING
            """
        )
        guard added == 1 else { return nil }
        let state = try State(week, at: now, in: db)
        var counts = state.counts
        let pairs = try write(proposals, week, state, &counts, in: db)
        let seats = Set(pairs.flatMap { [$0.first, $0.second] }).sorted()
        try tell(seats, "matches.notice.need", "matches-need-" + need.description, in: db)
        return seats
    }

    /// What holds when the round is written.
    private struct State {
        var active: Set<ID<Membership>>
        var barred: Set<Pair>
        var counts: [ID<Membership>: Int]
        var cap: Int
        var inRing: Set<ID<Membership>>

        init(_ week: MatchWeek, at now: Instant, in db: any Connection) throws {
            active = Set(try db.rows("SELECT id FROM memberships WHERE status = 'active'").map { try $0.get("id") })
            barred = Set(
                try db.rows(
                    """
                    SELECT first_id, second_id FROM matches
                    WHERE closed_at IS NULL OR first_answer = 'no' OR second_answer = 'no'
                    """
                ).compactMap { try Pair($0.get("first_id"), $0.get("second_id")) })
            let history = try MatchHistory.counts(week, at: now, in: db)
            counts = history.of.mapValues(\.thisWeek)
            inRing = Set(history.inRing.map { ID(rawValue: $0.rawValue) })
            cap = try db.value("SELECT matches_weekly FROM clubs WHERE id = 1") ?? 0
        }
    }

    private func write(
        _ proposals: [RoundPlan.Proposal], _ week: MatchWeek, _ state: State, _ counts: inout [ID<Membership>: Int],
        in db: any Connection
    ) throws -> [Pair] {
        var rows: [[any SQLBindable]] = []
        var pairs: [Pair] = []
        for proposal in proposals {
            let sides = [proposal.pair.first, proposal.pair.second]
            guard sides.allSatisfy({ state.active.contains($0) && counts[$0, default: 0] < state.cap }),
                !state.barred.contains(proposal.pair)
            else { continue }
            for side in sides { counts[side, default: 0] += 1 }
            pairs.append(proposal.pair)
            rows.append([
                notices.ids.next(Match.self), proposal.pair.first, proposal.pair.second, week.text, proposal.score,
                StoredReason.encode(proposal.reasons), now, now + Match.life,
            ])
        }
        try db.insert(
            into: "matches",
            columns: ["id", "first_id", "second_id", "week", "score", "reasons", "proposed_at", "expires_at"],
            rows: rows)
        return pairs
    }

    private func write(
        rings plan: RoundPlan, _ state: State, in db: any Connection
    ) throws -> (seats: Set<ID<Membership>>, number: Int) {
        var rings: [[any SQLBindable]] = []
        var places: [[any SQLBindable]] = []
        var seats: [(ID<Membership>, ID<Ring>)] = []
        for ring in plan.rings {
            guard
                ring.allSatisfy({
                    state.active.contains($0.member) && !state.inRing.contains($0.member)
                        && state.counts[$0.member, default: 0] < state.cap
                })
            else { continue }
            let id: ID<Ring> = notices.ids.next()
            rings.append([id, plan.week.text, Ring.State.open, ring.count, now, now + Ring.life])
            for (position, place) in ring.enumerated() {
                places.append([
                    id, position + 1, place.member, place.supplier, place.need.code, StoredReason.encode(place.reasons),
                ])
                seats.append((place.member, id))
            }
        }
        try db.insert(
            into: "rings", columns: ["id", "week", "state", "size", "proposed_at", "expires_at"], rows: rings)
        try db.insert(
            into: "ring_places",
            columns: ["ring_id", "position", "membership_id", "supplier_id", "need", "reasons"], rows: places)
        try notices.tell(
            seats.map { seat, id in
                let path = RingController.Routes.ring(id)
                return (seat, Notice(.ring, "rings.notice.proposed", path: path, once: "ring-" + id.description))
            }, at: now, in: db)
        return (Set(seats.map(\.0)), rings.count)
    }

    /// Keeps what members lack to whom nothing could be proposed, and tells those who heard nothing for long.
    private func note(
        _ gaps: [(seat: ID<Membership>, gaps: [StoredGap])], in db: any Connection
    ) throws -> [ID<Membership>] {
        var told: [ID<Membership>: Int64] = [:]
        for row in try db.rows("SELECT membership_id, told_at FROM match_gaps WHERE told_at IS NOT NULL") {
            told[try row.get("membership_id")] = try row.get("told_at")
        }
        let since = now - Match.impatience
        let proposed = Set(
            try db.rows(
                """
                SELECT first_id AS seat FROM matches WHERE proposed_at > \(since)
                UNION SELECT second_id FROM matches WHERE proposed_at > \(since)
                UNION SELECT p.membership_id FROM ring_places p JOIN rings r ON r.id = p.ring_id
                WHERE r.proposed_at > \(since)
                """
            ).map { try $0.get("seat", as: ID<Membership>.self) })
        let due = gaps.filter { gap in
            !proposed.contains(gap.seat) && (told[gap.seat] ?? .min) <= since.milliseconds
        }
        for gap in due { told[gap.seat] = now.milliseconds }
        try db.execute("DELETE FROM match_gaps")
        try db.insert(
            into: "match_gaps", columns: ["membership_id", "gaps", "noted_at", "told_at"],
            rows: gaps.map { [$0.seat, StoredGap.encode($0.gaps), now, told[$0.seat]] })
        try tell(due.map(\.seat), "matches.notice.missing", "matches-missing-" + MatchWeek(at: now, zone).text, in: db)
        return due.map(\.seat)
    }

    private func tell(_ seats: [ID<Membership>], _ key: String, _ once: String, in db: any Connection) throws {
        let notice = Notice(.match, key, path: MatchController.Routes.all(), once: once)
        try notices.tell(seats.map { ($0, notice) }, at: now, in: db)
    }
}
