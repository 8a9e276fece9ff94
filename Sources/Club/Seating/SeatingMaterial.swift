import Chronology
import Morocco
import Persistence
import TablePlan

/// All that seating is decided by, read at one moment; the search works on it outside of any transaction.
struct SeatingMaterial: Sendable {
    var seating: ShownSeating
    var guests: [SeatingGuest]
    /// Who sits where now, by the keys of guests; nobody when there is no plan yet.
    var plan: SeatingPlan
    private var met: [SeatingPair] = []
    private var apart: [SeatingPair] = []
    private var wishes: [SeatingWish] = []
    private var traits: [Int64: Trait] = [:]

    /// What is known of a guest's company and branch.
    private struct Trait: Sendable {
        /// The division of activities, where every member may see it.
        var activity: String?
        /// The trade in its own words: of two who share it one is the other's rival.
        var trade: String?
        var company: Int64
        var branch: Int64
    }

    static func read(_ id: ID<Seating>, at now: Instant, in db: any Connection) throws -> SeatingMaterial? {
        guard let seating = try SeatingRepository.seating(id, in: db) else { return nil }
        var material = SeatingMaterial(
            seating: seating, guests: try SeatingRepository.guests(of: id, seating.meeting, in: db),
            plan: try SeatingRepository.plan(seating, in: db))
        material.traits = try traits(id, in: db)
        material.met = try SeatingHistory.met(before: id, in: db)
        material.apart = try SeatingHistory.apart(id, in: db)
        material.wishes = try SeatingWishes.read(id, at: now, in: db)
        return material
    }

    /// The problem as the solver takes it: those who are there in some round, and what is known of them.
    var instance: SeatingInstance {
        let room = seating.room
        let all = RoundSet.all(room.rounds)
        let there = guests.filter { !$0.rounds.intersection(all).isEmpty }
        let keys = Set(there.map(\.key))
        func isThere(_ pair: SeatingPair) -> Bool { keys.contains(pair.first) && keys.contains(pair.second) }
        return SeatingInstance(
            people: there.map { guest in
                let trait = traits[guest.key]
                let rounds = guest.rounds.intersection(all)
                return SeatingPerson(
                    guest.key, activity: trait?.activity, company: trait.map { String($0.company) },
                    branch: trait.map { String($0.branch) }, rounds: rounds == all ? nil : Set(rounds.members))
            }, rounds: room.rounds, tables: room.tables, seats: room.seats, met: met.filter(isThere),
            apart: Array(Set(apart.filter(isThere) + (room.rivalsApart ? rivals(there) : []))).sorted(by: inOrder),
            wishes: wishes.filter { isThere($0.pair) },
            hosts: there.compactMap { guest in guest.host.map { SeatingHost(guest.key, table: $0) } })
    }

    private func inOrder(_ one: SeatingPair, _ other: SeatingPair) -> Bool {
        (one.first, one.second) < (other.first, other.second)
    }

    /// Pairs of one trade, associates apart: two of one company are no rivals.
    private func rivals(_ there: [SeatingGuest]) -> [SeatingPair] {
        let trades = Dictionary(grouping: there) { traits[$0.key]?.trade }
        return trades.filter { $0.key != nil }.values.flatMap { peers in
            peers.enumerated().flatMap { place, one in
                peers[(place + 1)...].compactMap { other in
                    traits[one.key]?.company == traits[other.key]?.company ? nil : SeatingPair(one.key, other.key)
                }
            }
        }
    }

    private static func traits(_ id: ID<Seating>, in db: any Connection) throws -> [Int64: Trait] {
        let activity = ProfileField.activity
        let rows = try db.rows(
            """
            SELECT g.id, m.company_id, m.branch_id, \(activity.visible("c.activity", reach: "1")) AS activity,
                   \(activity.visible("c.nma_division", reach: "1")) AS division
            FROM seating_guests g
            JOIN memberships m ON m.id = g.membership_id
            JOIN companies c ON c.id = m.company_id
            LEFT JOIN profile_audiences a ON a.membership_id = m.id
            WHERE g.seating_id = \(id)
            """
        )
        var traits: [Int64: Trait] = [:]
        for row in rows {
            let division: String? = try row.get("division")
            let words = Folding.fold(try row.get("activity", as: String?.self) ?? "")
            traits[try row.get("id")] = Trait(
                activity: division, trade: words.isEmpty ? nil : (division ?? "") + " " + words,
                company: try row.get("company_id"), branch: try row.get("branch_id"))
        }
        return traits
    }
}
