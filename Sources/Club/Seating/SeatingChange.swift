import Chronology
import Persistence
import TablePlan

/// What an event makes of the people of a plan, before anybody is seated anew.
struct SeatingChange: Sendable {
    var before: SeatingMaterial
    var after: SeatingMaterial
    private var exchange: (one: Int64, other: Int64, round: Int)?

    /// - Throws: `Refusal` when it is about nobody of the plan, or about a round that is history.
    init(_ event: Reseat.Event, to material: SeatingMaterial, in db: any Connection) throws {
        (before, after) = (material, material)
        let next = material.seating.nextRound
        let all = RoundSet.all(material.seating.room.rounds)
        let open = all.subtracting(RoundSet.all(next - 1))
        switch event {
        case .leaves(let guest, let round):
            try change(guest, round) { $0.subtracting(all.subtracting(RoundSet.all(round - 1))) }
        case .comes(let guest, let round):
            try change(guest, round) { $0.union(all.subtracting(RoundSet.all(round - 1))) }
        case .exchange(let one, let other, let round):
            guard material.seating.state != .locked else { throw Refusal.conflict("seating.conflict.locked") }
            guard round >= next, all.contains(round) else { throw Refusal.conflict("seating.conflict.begun") }
            guard [one, other].allSatisfy({ material.plan.table(of: $0.rawValue, in: round) != nil }) else {
                throw Refusal.conflict("seating.conflict.changed")
            }
            if material.plan.table(of: one.rawValue, in: round) != material.plan.table(of: other.rawValue, in: round) {
                exchange = (one.rawValue, other.rawValue, round)
            }
        case .answers(let new):
            let answers = try SeatingNewcomers.answers(material.seating, in: db)
            for place in after.guests.indices { after.guests[place].takeIn(answers, new, open) }
        case .door(let here, let new):
            let answers = try SeatingNewcomers.answers(material.seating, in: db)
            for place in after.guests.indices {
                after.guests[place].takeIn(answers, new, open)
                guard let seat = after.guests[place].membership else { continue }
                let rounds = after.guests[place].rounds
                after.guests[place].rounds = here.contains(seat) ? rounds.union(open) : rounds.subtracting(open)
            }
        }
    }

    private mutating func change(_ id: ID<SeatingGuest>, _ round: Int, _ rounds: (RoundSet) -> RoundSet) throws {
        guard let place = after.guests.firstIndex(where: { $0.id == id }) else { throw Refusal.notFound }
        guard round >= before.seating.nextRound else { throw Refusal.conflict("seating.conflict.begun") }
        after.guests[place].rounds = rounds(after.guests[place].rounds)
    }

    var isNothing: Bool {
        exchange == nil
            && zip(before.guests, after.guests).allSatisfy {
                $0.rounds == $1.rounds && $0.kind == $1.kind && $0.label == $1.label
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
            let old = exchange == nil ? [] : Set(PlanCheck(before.plan, of: instance).faults)
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
        guard zip(before.guests, after.guests).contains(where: { $0.kind != $1.kind || $0.label != $1.label }) else {
            return
        }
        try SeatingRepository.refresh(seating.id, in: db)
        try db.execute(
            """
            UPDATE table_seats SET sitter_id = CASE WHEN g.kind = 'member' THEN g.membership_id END
            FROM seating_guests g
            WHERE g.id = table_seats.guest_id AND table_seats.seating_id = \(seating.id)
              AND table_seats.round >= \(seating.nextRound)
            """
        )
    }
}

extension SeatingGuest {
    /// Takes in what this one answers now; who is new is there in the rounds to come.
    fileprivate mutating func takeIn(
        _ answers: SeatingNewcomers.Answers, _ new: Set<ID<SeatingGuest>>, _ open: RoundSet
    ) {
        if new.contains(id) { rounds = rounds.union(open) }
        guard let seat = membership else { return }
        if answers.left.contains(seat) { rounds = rounds.subtracting(open) }
        if let changed = answers.changed[seat] { (kind, label) = changed }
    }
}

extension PlanFault {
    /// The round it is in; nil when it is about the whole.
    var round: Int? {
        switch self {
        case .rounds: nil
        case .twice(let round, _), .unseated(let round, _), .notPresent(let round, _), .tables(let round, _),
            .crowded(let round, _, _), .uneven(let round, _, _), .host(let round, _, _), .together(let round, _):
            round
        }
    }
}
