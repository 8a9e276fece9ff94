import Figures
import TablePlan

/// In how many rounds nobody sits with anybody twice, found within a second each, beside the best known.
struct PureBench {
    /// Seats, then tables:rounds as they are known (Harvey's table of the social golfer problem and what followed it).
    static let known = [
        3: "5:7 6:8 7:10 8:11 9:13 10:14 12:17 15:22 20:29",
        4: "4:5 5:5 6:7 7:9 8:10 9:11 10:13 11:14 12:15 13:17 15:19 20:26 25:33",
        5: "5:6 6:6 7:7 8:8 9:9 10:9 11:11 12:12 13:16 14:14 15:16 20:21 25:31 30:36",
        6: "6:3 7:7 8:8 9:9 10:7 11:11 12:13 14:9 15:10 16:16 20:13 21:25 25:25",
        7: "7:8 8:8 9:9 10:7 12:7 13:13 14:9 15:9 18:10 20:5",
        8: "8:9 9:9 10:5 11:11 12:6 13:13 14:8 15:17 16:17 18:6",
        9: "9:10 10:5 12:6",
        10: "10:4 11:11 12:6 15:5",
    ]

    func figures() throws -> [Figure] {
        var figures: [Figure] = []
        var (reached, count, worst, slowest) = (0, 0, 0, 0.0)
        for (seats, entries) in Self.known.sorted(by: { $0.key < $1.key }) {
            for entry in entries.split(separator: " ") {
                let numbers = entry.split(separator: ":").compactMap { Int($0) }
                var rounds = numbers[1]
                var seconds = 0.0
                while rounds > 1 {
                    let (isPure, took) = try isPure(numbers[0], seats, rounds)
                    seconds = took
                    if isPure { break }
                    rounds -= 1
                }
                count += 1
                if rounds == numbers[1] {
                    reached += 1
                    slowest = max(slowest, seconds)
                } else {
                    figures.append(
                        Figure(
                            name: "rounds of \(numbers[0]) tables of \(seats)", value: Double(rounds), unit: "rounds",
                            target: Double(numbers[1])))
                }
                worst = max(worst, numbers[1] - rounds)
            }
        }
        let share = 100 * Double(reached) / Double(count)
        return figures + [
            Figure(name: "of \(count) pure rooms, at the best known", value: Double(reached), unit: "rooms"),
            Figure(name: "… in hundred", value: share, unit: "%", target: 90),
            Figure(name: "… rounds below it, worst", value: Double(worst), unit: "rounds", target: 2, atLeast: false),
            Figure(name: "… slowest of those reached", value: 1000 * slowest, unit: "ms", target: 1000, atLeast: false),
        ]
    }

    private func isPure(_ tables: Int, _ seats: Int, _ rounds: Int) throws -> (Bool, Double) {
        let instance = SeatingInstance.pure(tables: tables, seats: seats, rounds: rounds)
        let watch = Watch()
        let plan = try SeatingSolver(instance).solve { watch.seconds > 0.99 }
        let seconds = watch.seconds
        let check = PlanCheck(plan, of: instance)
        return (check.faults.isEmpty && check.figures.repeats == 0, seconds)
    }
}
