import Figures
import TablePlan

/// What the organiser waits for while everybody stands.
struct LiveBench {
    func figures() throws -> [Figure] {
        var instance = SeatingInstance(
            people: (0..<200).map { SeatingPerson(Int64($0), activity: "a\($0 % 40)") }, rounds: 5, tables: 25, seats: 8
        )
        let watch = Watch()
        let plan = try SeatingSolver(instance).solve { watch.seconds > 2 }
        let seconds = watch.seconds
        var (slowest, mostMoved, worstFaults) = (0.0, 0.0, 0)
        for absent in 0..<50 {
            instance.people[absent * 4].rounds = Set(1...(1 + absent % 3))
            let from = 2 + absent % 3
            let reseatWatch = Watch()
            let after = try SeatingSolver(instance).reseat(plan, from: from)
            slowest = max(slowest, reseatWatch.seconds)
            worstFaults = max(worstFaults, PlanCheck(after, of: instance).faults.count)
            let moved = (from...5).reduce(0) { sum, round in
                sum
                    + instance.people.count {
                        guard let table = after.table(of: $0.key, in: round) else { return false }
                        return table != plan.table(of: $0.key, in: round)
                    }
            }
            mostMoved = max(mostMoved, Double(moved) / Double(200 * (6 - from)))
            instance.people[absent * 4].rounds = nil
        }
        return [
            Figure(
                name: "200 people, 25 × 8, five rounds: new pairs",
                value: Double(PlanCheck(plan, of: instance).figures.newPairs), unit: "", target: 3500),
            Figure(
                name: "… until nothing is left to gain", value: 1000 * seconds, unit: "ms", target: 100, atLeast: false),
            Figure(
                name: "seated again after one absence, slowest of 50", value: 1000 * slowest, unit: "ms", target: 200,
                atLeast: false),
            Figure(name: "… seats moved, most", value: 100 * mostMoved, unit: "%", target: 5, atLeast: false),
            Figure(name: "… rules broken, most", value: Double(worstFaults), unit: "", target: 0, atLeast: false),
        ]
    }
}
