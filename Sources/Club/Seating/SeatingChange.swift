import Chronology
import Persistence
import TablePlan

/// What an event makes of the people of a plan, before anybody is seated anew.
struct SeatingChange: Sendable {
    var before: SeatingMaterial
    var after: SeatingMaterial
    /// Those the event takes in, who are written down with their places or not at all.
    let newcomers: [NewGuest]
    private var exchange: (one: Int64, other: Int64, round: Int)?
    private var mends = false

    /// - Parameters:
    ///   - material: with those the event takes in, who are there in no round yet.
    ///   - newcomers: these.
    /// - Throws: `Refusal` when it is about nobody of the plan, or about a round that is history.
    init(
        _ event: Reseat.Event, to material: SeatingMaterial, _ newcomers: [NewGuest], in db: any Connection
    ) throws {
        (before, after) = (material, material)
        self.newcomers = newcomers
        let next = material.seating.nextRound
        let all = RoundSet.all(material.seating.room.rounds)
        let open = all.subtracting(RoundSet.all(next - 1))
        if !newcomers.isEmpty, open.isEmpty { throw Refusal.conflict("seating.conflict.over") }
        let new = Set(newcomers.map(\.id))
        switch event {
        case .leaves(let guest, let round):
            try change(guest, round) { $0.subtracting(all.subtracting(RoundSet.all(round - 1))) }
        case .comes(let guest, let round):
            try change(guest, round) { $0.union(all.subtracting(RoundSet.all(round - 1))) }
        case .arrives(let seat):
            for place in after.guests.indices where after.guests[place].membership == seat {
                after.guests[place].rounds = after.guests[place].rounds.union(open)
                // Whatever they answered: they were seen.
                after.guests[place].isAdded = true
            }
        case .exchange(let one, let other, let round):
            guard material.seating.state != .locked else { throw Refusal.conflict("seating.conflict.locked") }
            guard round >= next, all.contains(round) else { throw Refusal.conflict("seating.conflict.begun") }
            guard [one, other].allSatisfy({ material.plan.table(of: $0.rawValue, in: round) != nil }) else {
                throw Refusal.conflict("seating.conflict.changed")
            }
            if material.plan.table(of: one.rawValue, in: round) != material.plan.table(of: other.rawValue, in: round) {
                exchange = (one.rawValue, other.rawValue, round)
            }
        case .answers:
            let answers = try SeatingNewcomers.answers(material.seating, in: db)
            for place in after.guests.indices { after.guests[place].takeIn(answers, new, open) }
        case .door:
            let (members, visitors) = (
                Set(try Arrivals.present(material.seating.meeting, in: db)),
                Set(try Arrivals.visitors(material.seating.meeting, in: db))
            )
            guard !members.isEmpty || !visitors.isEmpty else { throw Refusal.conflict("seating.conflict.door") }
            let answers = try SeatingNewcomers.answers(material.seating, in: db)
            for place in after.guests.indices {
                after.guests[place].takeIn(answers, new, open)
                after.guests[place].stay(in: open, ifAmong: members, or: visitors)
            }
        case .mending:
            guard material.seating.state != .locked else { throw Refusal.conflict("seating.conflict.locked") }
            mends = !material.brokenRules.isEmpty
        }
    }

    private mutating func change(_ id: ID<SeatingGuest>, _ round: Int, _ rounds: (RoundSet) -> RoundSet) throws {
        guard let place = after.guests.firstIndex(where: { $0.id == id }) else { throw Refusal.notFound }
        guard round >= before.seating.nextRound else { throw Refusal.conflict("seating.conflict.begun") }
        after.guests[place].rounds = rounds(after.guests[place].rounds)
    }

    var isNothing: Bool {
        exchange == nil && !mends
            && zip(before.guests, after.guests).allSatisfy {
                $0.rounds == $1.rounds && $0.kind == $1.kind && $0.label == $1.label && $0.isAdded == $1.isAdded
            }
    }

    /// The new plan, moving as few as possible. An exchange is kept only when it breaks no rule that held before.
    func reckon() -> SeatingWork.Result {
        let instance = after.instance
        let next = before.seating.nextRound
        do {
            let plan: SeatingPlan
            if let exchange {
                plan = exchanged(exchange)
            } else {
                plan = try SeatingSolver(instance).reseat(before.plan, from: next)
            }
            let check = PlanCheck(plan, of: instance)
            let old = exchange == nil ? [] : Set(PlanCheck.faults(of: before.plan, in: instance))
            let faults = check.faults.filter { !old.contains($0) && ($0.round.map { $0 >= next } ?? true) }
            guard faults.isEmpty else { return .impossible(faults.map { SeatingReason.of($0) }) }
            return .plan(plan, check.figures, missingHosts: [])
        } catch {
            return .impossible(error.reasons.map { SeatingReason.of($0, in: before.seating.room) })
        }
    }

    private func exchanged(_ exchange: (one: Int64, other: Int64, round: Int)) -> SeatingPlan {
        var plan = before.plan
        plan.rounds[exchange.round - 1] = plan.rounds[exchange.round - 1].map { people in
            people.map { $0 == exchange.one ? exchange.other : $0 == exchange.other ? exchange.one : $0 }
        }
        return plan
    }

    /// Writes the people; their places are written with the plan.
    func write(in db: any Connection) throws {
        let seating = before.seating
        try NewGuest.insert(newcomers, into: seating.id, in: db)
        let changed = zip(before.guests, after.guests).filter { $0.rounds != $1.rounds }.map(\.1)
        if !changed.isEmpty {
            let cases = changed.map { " WHEN \($0.id) THEN \($0.rounds)" as SQL }.joined(separator: "")
            try db.execute(
                """
                UPDATE seating_guests SET rounds = CASE id\(cases) ELSE rounds END
                WHERE seating_id = \(seating.id) AND id IN \(list: changed.map(\.id))
                """
            )
        }
        let seen = zip(before.guests, after.guests).filter { $0.isAdded != $1.isAdded }.map(\.1.id)
        if !seen.isEmpty { try db.execute("UPDATE seating_guests SET is_added = 1 WHERE id IN \(list: seen)") }
        guard zip(before.guests, after.guests).contains(where: { $0.kind != $1.kind || $0.label != $1.label }) else {
            return
        }
        try SeatingRepository.refresh(seating.id, in: db)
        try SeatingRepository.refreshSitters(seating.id, from: seating.nextRound, in: db)
    }
}

extension SeatingGuest {
    /// Takes in what this one answers now; who is new is there in the rounds to come.
    fileprivate mutating func takeIn(
        _ answers: SeatingNewcomers.Answers, _ new: Set<ID<SeatingGuest>>, _ open: RoundSet
    ) {
        if new.contains(id) { rounds = rounds.union(open) }
        if answers.left.contains(id) { rounds = rounds.subtracting(open) }
        if let changed = answers.changed[id] { (kind, label) = changed }
    }

    /// Is there in the rounds to come when the door saw them, and else in none; who is neither member nor visitor stays.
    fileprivate mutating func stay(
        in open: RoundSet, ifAmong members: Set<ID<Membership>>, or visitors: Set<ID<Visitor>>
    ) {
        let isHere: Bool
        if let party {
            isHere = members.contains(party.membership)
        } else if let visitor {
            isHere = visitors.contains(visitor)
        } else {
            return
        }
        rounds = isHere ? rounds.union(open) : rounds.subtracting(open)
    }
}
