import TablePlan
import Testing

@Suite struct PureTableTests {
    /// Seats, then tables and rounds in which no pair sits together twice.
    static let known: [(seats: Int, entries: [(tables: Int, rounds: Int)])] = [
        (2, [(2, 3), (5, 9), (10, 19)]),
        (3, [(5, 7), (6, 8), (7, 10), (8, 11), (9, 13), (10, 14), (12, 17), (13, 19), (15, 22), (20, 29)]),
        (
            4,
            [
                (4, 5), (5, 5), (6, 7), (7, 9), (8, 9), (9, 11), (10, 13), (11, 14), (12, 15), (13, 17), (15, 19),
                (16, 21), (20, 25), (22, 29), (25, 33),
            ]
        ),
        (
            5,
            [
                (5, 6), (6, 6), (7, 7), (8, 8), (9, 9), (10, 9), (11, 11), (12, 12), (13, 16), (14, 13), (15, 16),
                (20, 21), (25, 31), (30, 36),
            ]
        ),
        (
            6,
            [
                (6, 3), (7, 7), (8, 8), (9, 9), (10, 7), (11, 11), (12, 13), (14, 9), (15, 10), (16, 16), (20, 13),
                (21, 25), (25, 25),
            ]
        ),
        (7, [(7, 8), (8, 8), (9, 9), (10, 7), (12, 7), (13, 13), (14, 9), (15, 9), (18, 10), (20, 5)]),
        (8, [(8, 9), (9, 9), (10, 5), (11, 11), (12, 6), (13, 13), (14, 8), (15, 17), (16, 17), (18, 6), (25, 5)]),
        (9, [(9, 10), (10, 5), (12, 6)]),
        (10, [(10, 4), (11, 11), (12, 6), (15, 5)]),
    ]

    @Test(arguments: known.flatMap { line in line.entries.map { [$0.tables, line.seats, $0.rounds] } })
    func `Nobody sits with anybody twice for as many rounds as are known`(sizes: [Int]) throws {
        let instance = SeatingInstance.pure(tables: sizes[0], seats: sizes[1], rounds: sizes[2])

        let plan = try Sample.plan(instance, exchanges: 0)

        let check = PlanCheck(plan, of: instance)
        #expect(check.faults.isEmpty)
        #expect(check.figures.repeats == 0)
        #expect(plan.rounds.allSatisfy { $0.allSatisfy { $0.count == sizes[1] } })
    }

    @Test func `Sizes no design is known for are looked for`() throws {
        let instance = SeatingInstance.pure(tables: 22, seats: 6, rounds: 9)

        let plan = try Sample.plan(instance, exchanges: 0)

        #expect(PlanCheck(plan, of: instance).figures.repeats == 0)
    }

    @Test func `More rounds than are possible repeat as few pairs as can be`() throws {
        let instance = SeatingInstance.pure(tables: 2, seats: 2, rounds: 5)

        let plan = try Sample.plan(instance)

        let check = PlanCheck(plan, of: instance)
        #expect(check.faults.isEmpty)
        #expect(check.figures.newPairs == 6)
        #expect(check.figures.repeats == 4)
    }
}
