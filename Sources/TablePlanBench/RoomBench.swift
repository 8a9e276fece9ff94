import Figures
import TablePlan

/// What two seconds give in rooms like those of a club.
struct RoomBench {
    let seeds: [UInt64]
    /// How long the yardstick may search.
    let plainSeconds: Double

    func figures() throws -> [Figure] {
        var figures: [Figure] = []
        for seed in seeds {
            for room in Room.made(seed: seed) {
                let watch = Watch()
                var reached: Double?
                let bound = PlanCheck.bound(of: room.instance)
                let plan = try SeatingSolver(room.instance).solve(
                    progress: { if $0.newPairs >= bound, reached == nil { reached = watch.seconds } },
                    shouldStop: { watch.seconds > 2 })
                let check = PlanCheck(plan, of: room.instance)
                figures.append(
                    Figure(
                        name: "\(room.name): new pairs", value: Double(check.figures.newPairs), unit: "",
                        target: Double(bound)))
                if !check.faults.isEmpty || check.figures.wishesKept < check.figures.wishes {
                    figures.append(
                        Figure(
                            name: "… rules broken, and wishes not kept",
                            value: Double(check.faults.count + check.figures.wishes - check.figures.wishesKept),
                            unit: "", target: 0, atLeast: false))
                }
            }
            for room in Room.crowded(seed: seed) { figures += try crowded(room, seed) }
        }
        return figures
    }

    private func crowded(_ room: Room, _ seed: UInt64) throws -> [Figure] {
        let watch = Watch()
        let plan = try SeatingSolver(room.instance).solve(seed: seed) { watch.seconds > 2 }
        let plainWatch = Watch()
        var plain = PlainAnnealing(room.instance, seed: seed)
        let plainPlan = plain.run { plainWatch.seconds / plainSeconds }
        let best = PlanCheck(plainPlan, of: room.instance)
        let check = PlanCheck(plan, of: room.instance)
        let faults = check.faults.count
        return [
            Figure(
                name: "\(room.name): plain annealing, \(Int(plainSeconds)) s",
                value: Double(best.faults.isEmpty ? best.figures.newPairs : 0), unit: ""),
            Figure(
                name: "… ours, 2 s, of \(check.figures.bound)", value: Double(faults == 0 ? check.figures.newPairs : 0),
                unit: "", target: Double(best.figures.newPairs + 1)),
        ]
    }
}
