import Chronology
import Persistence
import TablePlan

extension SeatingRepository {
    /// Keeps a plan made from a material in place of the one before; rounds that are history are left alone.
    ///
    /// - Parameter marksMoved: whether those who change tables are to see that they did.
    /// - Returns: the guests who sit elsewhere now, with the first round in which they do.
    @discardableResult
    static func keep(
        _ plan: SeatingPlan, _ worth: SeatingFigures, _ material: SeatingMaterial, marksMoved: Bool, at now: Instant,
        in db: any Connection
    ) throws -> [ID<SeatingGuest>: Int] {
        let seating = material.seating
        let sitters = Dictionary(material.guests.map { ($0.key, $0.sitter) }) { first, _ in first }
        var gone: [SQL] = []
        var rows: [[any SQLBindable]] = []
        var moved: [ID<SeatingGuest>: Int] = [:]
        for round in seating.nextRound..<max(seating.nextRound, seating.room.rounds + 1) {
            let (old, new) = (places(material.plan, round), places(plan, round))
            let changed = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
            guard !changed.isEmpty else { continue }
            let leaving = changed.filter { old[$0] != nil }
            if !leaving.isEmpty { gone.append("(round = \(round) AND guest_id IN \(list: leaving))") }
            for guest in changed {
                guard let table = new[guest] else { continue }
                let isMoved = marksMoved && old[guest] != nil
                let id = ID<SeatingGuest>(rawValue: guest)
                if isMoved, moved[id] == nil { moved[id] = round }
                rows.append([
                    seating.id, round, table, id, sitters[guest] ?? nil as ID<Membership>?,
                    isMoved ? now : nil as Instant?,
                ])
            }
        }
        if !gone.isEmpty {
            try db.execute(
                "DELETE FROM table_seats WHERE seating_id = \(seating.id) AND (\(gone.joined(separator: " OR ")))")
        }
        try db.insert(
            into: "table_seats",
            columns: ["seating_id", "round", "table_number", "guest_id", "sitter_id", "moved_at"], rows: rows)
        try db.execute(
            """
            UPDATE seatings
            SET is_planned = 1, new_pairs = \(worth.newPairs), pairs_bound = \(worth.bound), repeats = \(worth.repeats),
                wishes_kept = \(worth.wishesKept), wishes = \(worth.wishes)
            WHERE id = \(seating.id)
            """
        )
        return moved
    }

    private static func places(_ plan: SeatingPlan, _ round: Int) -> [Int64: Int] {
        guard plan.rounds.indices.contains(round - 1) else { return [:] }
        var places: [Int64: Int] = [:]
        for (table, people) in plan.rounds[round - 1].enumerated() {
            for person in people { places[person] = table + 1 }
        }
        return places
    }
}
