import Persistence
import TablePlan

extension SeatingMaterial {
    /// What the plan breaks of the rules as they are now, in the rounds that may still change: who is kept apart, who is a
    /// host and of which table may have changed since it was made.
    var brokenRules: [SeatingReason] {
        guard seating.isPlanned, !seating.isOver else { return [] }
        let instance = instance
        let hosts = Dictionary(instance.hosts.map { ($0.person, $0.table) }) { first, _ in first }
        var found: [SeatingReason] = []
        for fault in PlanCheck.faults(of: plan, in: instance) where fault.round.map({ $0 >= seating.nextRound }) ?? true
        {
            let reason = SeatingReason.standing(fault, hosts: hosts)
            if !found.contains(reason) { found.append(reason) }
            if found.count == SeatingReason.most { break }
        }
        return found
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
