import Chronology
import Matching
import Persistence
import Web

extension DemoEncounters {
    private var monday: MatchWeek { MatchWeek(at: plan.now, .utc) }

    /// The proposals of the week as the club's own work would make them, some answered.
    mutating func matches(in db: any Connection) throws {
        let snapshot = try MatchSnapshot.read(at: plan.now, .utc, in: db)
        let round = RoundPlan(snapshot)
        let visitors = Set(DemoDoor.allCases.map { members[$0.position].membership })
        let moment = hoursAgo(30)
        var keys = DemoKeys()
        let rows = round.proposals.map { proposal -> [any SQLBindable] in
            let answer: Match.Answer =
                visitors.contains(proposal.pair.first) || visitors.contains(proposal.pair.second)
                ? .waiting : chance.pick([.waiting, .waiting, .interested, .interested, .notNow, .no])
            let answeredAt: Int64? = answer == .waiting ? nil : moment + 5 * DemoTime.hour
            return [
                keys.next(at: moment, Match.self), proposal.pair.first, proposal.pair.second, monday.text,
                proposal.score, StoredReason.encode(proposal.reasons), answer,
                answeredAt, moment,
                moment + Match.life.wholeMilliseconds,
            ]
        }
        try db.insert(
            into: "matches",
            columns: [
                "id", "first_id", "second_id", "week", "score", "reasons", "first_answer", "first_answered_at",
                "proposed_at", "expires_at",
            ], rows: rows)
        try db.insert(
            into: "match_gaps", columns: ["membership_id", "gaps", "noted_at"],
            rows: round.gaps.map { [$0.seat, StoredGap.encode($0.gaps), moment] })
        try db.insert(
            into: "match_rounds", columns: ["week", "computed_at", "pairs", "rings"],
            rows: [[monday.text, moment, rows.count, DemoDoor.allCases.count]])
        for door in DemoDoor.allCases {
            let seat = members[door.position].membership
            guard round.proposals.contains(where: { $0.pair.first == seat || $0.pair.second == seat }) else { continue }
            notice(
                .match, "matches.notice.proposed", to: door.position,
                path: MatchController.Routes.all().description, once: "matches-" + monday.text, at: moment)
        }
    }

    /// One that waits for the member, one of the president's that stands.
    mutating func rings(in db: any Connection) throws {
        let snapshot = try MatchSnapshot.read(at: plan.now, .utc, in: db)
        let index = MatchIndex(snapshot.club)
        var taken = Set(DemoDoor.allCases.map { members[$0.position].company })
        var keys = DemoKeys()
        for door in [DemoDoor.member, .president] {
            guard let circle = self.circle(of: door.position, index, snapshot, &taken) else { continue }
            let stands = door == .president
            let moment = hoursAgo(stands ? 400 : 30)
            let id = keys.next(at: moment, Ring.self)
            let stoodAt: Int64? = stands ? moment + 60 * DemoTime.hour : nil
            let state: Ring.State = stands ? .standing : .open
            try db.insert(
                into: "rings",
                columns: ["id", "week", "state", "size", "proposed_at", "expires_at", "stood_at"],
                rows: [
                    [
                        id, MatchWeek(at: Instant(milliseconds: moment), .utc).text,
                        state, circle.count, moment,
                        moment + Ring.life.wholeMilliseconds, stoodAt,
                    ]
                ])
            var introduced: [ID<Introduction>] = []
            if let stoodAt {
                for position in circle.indices {
                    let next = circle[(position + 1) % circle.count]
                    introduced.append(add(.ring, nil, circle[position], next, at: stoodAt, .accepted, .accepted))
                }
                try insertIntroductions(in: db)
            }
            let made = introduced
            try db.insert(
                into: "ring_places",
                columns: [
                    "ring_id", "position", "membership_id", "supplier_id", "need", "reasons", "answer", "answered_at",
                    "introduction_id",
                ],
                rows: circle.enumerated().map { position, member -> [any SQLBindable] in
                    let waits = !stands && member == door.position
                    let seat = members[member].membership
                    let next = members[circle[(position + 1) % circle.count]].membership
                    let answer: Ring.Answer = waits ? .waiting : .accepted
                    let answeredAt: Int64? = waits ? nil : moment + 50 * DemoTime.hour
                    let introduction: ID<Introduction>? = made.isEmpty ? nil : made[position]
                    return [
                        id, position + 1, seat, next, WishSource.need(seat, line: 0).code, "", answer, answeredAt,
                        introduction,
                    ]
                })
            notice(
                .ring, stands ? "rings.notice.stands" : "rings.notice.proposed", to: door.position,
                path: RingController.Routes.ring(id).description,
                once: (stands ? "ring-stands-" : "ring-") + id.description, at: stoodAt ?? moment)
        }
    }

    /// The visitor, who serves best what they seek, and who serves best what that one seeks.
    private func circle(
        of visitor: Int, _ index: MatchIndex, _ snapshot: MatchSnapshot, _ taken: inout Set<Int>
    ) -> [Int]? {
        var circle = [visitor]
        let places = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.membership.rawValue, $0) })
        while circle.count < 3, let last = circle.last {
            let key = MemberKey(members[last].membership.rawValue)
            let need = snapshot.club.members.first { $0.key == key }?.needs.first
            let suppliers = need.map { index.proposals(for: $0, by: key, limit: 20) } ?? []
            let next = suppliers.compactMap { places[$0.supplier.rawValue] }
                .first { taken.insert(members[$0].company).inserted }
            guard let next else { return nil }
            circle.append(next)
        }
        return circle
    }
}
