import Chronology
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
    private var traits: [Int64: SeatingTrait] = [:]

    static func read(_ id: ID<Seating>, at now: Instant, in db: any Connection) throws -> SeatingMaterial? {
        var material = try people(id, at: now, in: db)
        try material?.remember(in: db)
        return material
    }

    /// Without history, which takes longest to read and needs no more than the guests.
    static func people(_ id: ID<Seating>, at now: Instant, in db: any Connection) throws -> SeatingMaterial? {
        var material = try rules(id, in: db)
        material?.wishes = try SeatingWishes.read(id, at: now, in: db)
        return material
    }

    /// What no plan may break, and nothing that makes one better.
    static func rules(_ id: ID<Seating>, in db: any Connection) throws -> SeatingMaterial? {
        guard let seating = try SeatingRepository.seating(id, in: db) else { return nil }
        var material = SeatingMaterial(
            seating: seating, guests: try SeatingRepository.guests(of: id, seating.meeting, in: db),
            plan: try SeatingRepository.plan(seating, in: db))
        material.traits = try SeatingTrait.read(id, material.guests, in: db)
        material.apart = try SeatingHistory.apart(id, in: db)
        return material
    }

    /// Adds who sat together before.
    mutating func remember(in db: any Connection) throws {
        met = try SeatingHistory.met(guests, before: seating.id, in: db)
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
                    guest.key, activity: trait?.division, company: trait?.company,
                    branch: guest.branch.map(\.description), rounds: rounds == all ? nil : Set(rounds.members))
            }, rounds: room.rounds, tables: room.tables, seats: room.seats, met: met.filter(isThere),
            apart: Array(Set(apart.filter(isThere) + (room.rivalsApart ? rivals(there) : []))).sorted(by: inOrder),
            wishes: wishes.filter { isThere($0.pair) },
            hosts: there.compactMap { guest in guest.host.map { SeatingHost(guest.key, table: $0) } })
    }

    private func inOrder(_ one: SeatingPair, _ other: SeatingPair) -> Bool {
        (one.first, one.second) < (other.first, other.second)
    }

    /// Pairs of one trade, associates apart: two of one company are no rivals, nor are a visitor and who brought them.
    private func rivals(_ there: [SeatingGuest]) -> [SeatingPair] {
        let trades = Dictionary(grouping: there) { traits[$0.key]?.words ?? "" }
        return trades.filter { !$0.key.isEmpty }.values.flatMap { peers in
            peers.enumerated().flatMap { place, one in
                peers[(place + 1)...].compactMap { other in
                    guard let mine = traits[one.key], let theirs = traits[other.key], mine.rivals(theirs) else {
                        return nil
                    }
                    return SeatingPair(one.key, other.key)
                }
            }
        }
    }
}
