import Chronology
import Persistence
import TablePlan

extension SeatingRepository {
    /// Keeps a plan made from a material in place of the one before; rounds that are history are left alone.
    ///
    /// - Parameter marksMoved: whether those who change tables are to see that they did.
    /// - Returns: who sits elsewhere now, and who has a place and had none.
    @discardableResult
    static func keep(
        _ plan: SeatingPlan, _ worth: SeatingFigures, _ material: SeatingMaterial, marksMoved: Bool, at now: Instant,
        in db: any Connection
    ) throws -> Moves {
        let seating = material.seating
        let sitters = Dictionary(material.guests.map { ($0.key, $0.sitter) }) { first, _ in first }
        var gone: [SQL] = []
        var rows: [[any SQLBindable]] = []
        var moves = Moves()
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
                if isMoved, moves.moved[id] == nil { moves.moved[id] = round }
                if old[guest] == nil, moves.seated[id] == nil { moves.seated[id] = (round, table) }
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
        return moves
    }

    struct Moves: Sendable {
        /// The first round in which somebody sits elsewhere.
        var moved: [ID<SeatingGuest>: Int] = [:]
        /// The first round in which somebody sits who sat nowhere.
        var seated: [ID<SeatingGuest>: (round: Int, table: Int)] = [:]
    }

    /// Puts the room and the people of a material in the place of those before, whose plan goes with them.
    static func replace(with material: SeatingMaterial, in db: any Connection) throws {
        let id = material.seating.id
        try db.execute("DELETE FROM table_seats WHERE seating_id = \(id)")
        try db.execute("DELETE FROM seating_guests WHERE seating_id = \(id)")
        try settle(material.seating.room, id, in: db)
        try NewGuest.insert(material.guests.map { NewGuest($0) }, into: id, in: db)
    }

    /// Whether somebody who was to be seated left the club or was erased meanwhile.
    static func hasLeft(_ material: SeatingMaterial, in db: any Connection) throws -> Bool {
        let there = material.guests.filter { !$0.rounds.isEmpty }
        let (members, visitors) = (there.compactMap(\.membership), there.compactMap(\.visitor))
        guard !there.isEmpty else { return false }
        return try db.first(
            """
            SELECT 1 FROM memberships WHERE id IN \(list: members) AND status <> 'active'
            UNION ALL SELECT 1 FROM visitors WHERE id IN \(list: visitors) AND erased_at IS NOT NULL
            """
        ) != nil
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
