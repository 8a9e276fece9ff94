import TablePlan
import Testing

@Suite struct PlanCheckTests {
    private let instance = SeatingInstance(
        people: [
            SeatingPerson(1, activity: "a"), SeatingPerson(2, activity: "a"), SeatingPerson(3),
            SeatingPerson(4, rounds: [1]),
        ],
        rounds: 2, tables: 2, seats: 2, met: [SeatingPair(3, 4)], apart: [SeatingPair(1, 4)],
        wishes: [SeatingWish(SeatingPair(1, 3)), SeatingWish(SeatingPair(2, 4))], hosts: [SeatingHost(1, table: 1)])

    private func faults(_ rounds: [[[Int64]]]) -> Set<PlanFault> {
        Set(PlanCheck(SeatingPlan(rounds: rounds), of: instance).faults)
    }

    @Test func `A good plan has figures and no faults`() {
        let check = PlanCheck(SeatingPlan(rounds: [[[1, 2], [3, 4]], [[1, 3], [2]]]), of: instance)

        #expect(check.faults.isEmpty)
        #expect(check.figures.newPairs == 2)
        #expect(check.figures.repeats == 1)
        #expect(check.figures.wishesKept == 1)
        #expect(check.figures.wishes == 2)
        #expect(check.figures.sameActivity == 1)
        #expect(check.figures.bound == 3)
    }

    @Test func `Every hard rule that is broken is named`() {
        let second: [[Int64]] = [[1, 3], [2]]

        #expect(faults([[[1, 2], [3, 4]]]) == [.rounds(1)])
        #expect(
            faults([[[1, 2], [3, 2]], second]) == [.twice(round: 1, person: 2), .unseated(round: 1, person: 4)])
        #expect(
            faults([[[1, 2], [3, 4]], [[1, 3], [2, 4]]]) == [.notPresent(round: 2, person: 4)])
        #expect(faults([[[1, 2], [3], [4]], second]) == [.tables(round: 1, count: 3)])
        #expect(
            faults([[[1, 2, 3], [4]], second]) == [
                .crowded(round: 1, table: 1, people: 3), .uneven(round: 1, least: 1, most: 3),
            ])
        #expect(faults([[[3, 4], [1, 2]], second]) == [.host(round: 1, person: 1, table: 2)])
        #expect(faults([[[1, 4], [2, 3]], second]) == [.together(round: 1, pair: SeatingPair(4, 1))])
    }

    @Test func `An empty table is no fault`() {
        let lone = SeatingInstance(people: Sample.people(2), rounds: 1, tables: 3, seats: 2)

        #expect(PlanCheck(SeatingPlan(rounds: [[[], [0, 1], []]]), of: lone).faults.isEmpty)
    }
}
