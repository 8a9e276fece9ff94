import TablePlan
import Testing

@Suite struct ReseatingTests {
    /// Who sits at another table than before, of those who sat before, by round.
    private func moved(_ before: SeatingPlan, _ after: SeatingPlan) -> [Int] {
        before.rounds.indices.map { round in
            before.rounds[round].enumerated().reduce(0) { sum, table in
                sum + table.element.count { after.table(of: $0, in: round + 1) ?? table.offset + 1 != table.offset + 1 }
            }
        }
    }

    private func room(_ count: Int) -> SeatingInstance {
        SeatingInstance(people: Sample.people(count), rounds: 5, tables: 25, seats: 8)
    }

    @Test(arguments: [200, 193, 176, 151]) func `One absence among many moves one person a round at most`(
        count: Int
    ) throws {
        let before = room(count)
        let plan = try Sample.plan(before)
        let instance = before.leaving(17, from: 3)

        let after = try SeatingSolver(instance).reseat(plan, from: 3)

        let check = PlanCheck(after, of: instance)
        #expect(check.faults.isEmpty)
        #expect(after.rounds.prefix(2) == plan.rounds.prefix(2))
        #expect(moved(plan, after).allSatisfy { $0 <= 1 })
        #expect(check.figures.repeats <= 6)
    }

    @Test func `Someone who arrives late gets a seat and nobody moves`() throws {
        let early = room(195)
        let plan = try Sample.plan(early)
        let instance = early.arriving(SeatingPerson(900), from: 4)

        let after = try SeatingSolver(instance).reseat(plan, from: 4)

        #expect(PlanCheck(after, of: instance).faults.isEmpty)
        #expect(moved(plan, after).reduce(0, +) == 0)
        #expect(after.table(of: 900, in: 3) == nil)
        #expect(after.table(of: 900, in: 4) != nil)
    }

    @Test func `Who leaves before the first round is left out with all that names them`() {
        var instance = room(8)
        instance.met = [SeatingPair(1, 2), SeatingPair(3, 4)]
        instance.apart = [SeatingPair(2, 5)]
        instance.wishes = [SeatingWish(SeatingPair(2, 6))]
        instance.hosts = [SeatingHost(2, table: 1)]

        let without = instance.leaving(2, from: 1)

        #expect(without.people.map(\.key) == [0, 1, 3, 4, 5, 6, 7])
        #expect(without.met == [SeatingPair(3, 4)])
        #expect(without.apart.isEmpty && without.wishes.isEmpty && without.hosts.isEmpty)
    }

    @Test func `Who left and comes back is there again`() {
        let instance = room(8).leaving(2, from: 3).arriving(SeatingPerson(2), from: 5)

        #expect(instance.people.first { $0.key == 2 }?.rounds == [1, 2, 5])
    }

    @Test func `Rounds already played stay even when they break what holds now`() throws {
        var instance = room(200)
        let plan = try Sample.plan(instance)
        instance.people.removeLast()

        let after = try SeatingSolver(instance).reseat(plan, from: 2)

        #expect(after.rounds[0] == plan.rounds[0])
        #expect(after.rounds.dropFirst().allSatisfy { $0.allSatisfy { !$0.contains(199) } })
    }

    @Test func `A host who arrives takes their table`() throws {
        var instance = room(200)
        instance.people[9].rounds = [3, 4, 5]
        let plan = try Sample.plan(instance)
        instance.hosts = [SeatingHost(9, table: 25)]

        let after = try SeatingSolver(instance).reseat(plan, from: 3)

        #expect(PlanCheck(after, of: instance).faults.isEmpty)
        #expect((3...5).allSatisfy { after.table(of: 9, in: $0) == 25 })
        #expect(moved(plan, after).reduce(0, +) <= 6)
    }

    @Test(arguments: 0..<60) func `Any room is seated again by the rules after some left`(seed: Int) throws {
        var instance = Sample.instance(seed: UInt64(seed))
        instance.apart = []
        instance.hosts = []
        guard Diagnosis(instance).impossibilities.isEmpty, instance.people.count > 3 else { return }
        let plan = try Sample.plan(instance, exchanges: 5_000)
        let gone = instance.people[seed % instance.people.count].key
        instance.people.removeAll { $0.key == gone }
        instance.met.removeAll { $0.first == gone || $0.second == gone }
        instance.wishes.removeAll { $0.pair.first == gone || $0.pair.second == gone }

        let after = try SeatingSolver(instance).reseat(plan, from: 1)

        #expect(PlanCheck(after, of: instance).faults.isEmpty)
    }

    @Test func `People to be kept apart are parted again, the round being seated anew where it must`() throws {
        // Four cliques of three at three tables: each table has one of each.
        var instance = SeatingInstance(people: Sample.people(12), rounds: 2, tables: 3, seats: 4)
        let plan = try Sample.plan(instance)
        for first in stride(from: Int64(0), to: 12, by: 3) {
            let (second, third) = (first + 1, first + 2)
            instance.apart += [SeatingPair(first, second), SeatingPair(first, third), SeatingPair(second, third)]
        }

        let after = try SeatingSolver(instance).reseat(plan, from: 2)

        #expect(after.rounds[0] == plan.rounds[0])
        #expect(
            !PlanCheck(after, of: instance).faults.contains { fault in
                if case .together(let round, _) = fault { round == 2 } else { false }
            })
    }
}
