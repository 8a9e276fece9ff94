import TablePlan
import Testing

@Suite struct DiagnosisTests {
    private func reasons(_ change: (inout SeatingInstance) -> Void) -> [Impossibility] {
        var instance = SeatingInstance(people: Sample.people(12), rounds: 3, tables: 3, seats: 4)
        change(&instance)
        return Diagnosis(instance).impossibilities
    }

    @Test func `Nothing is said of a plain room`() {
        #expect(reasons { _ in }.isEmpty)
    }

    @Test func `Numbers out of range are named`() {
        #expect(
            reasons {
                $0.rounds = 0
                $0.seats = -1
            } == [
                .range(.rounds, value: 0, least: 1, most: 60), .range(.seats, value: -1, least: 1, most: 5000),
            ])
        #expect(reasons { $0.people = [] } == [.range(.people, value: 0, least: 1, most: 5000)])
        #expect(reasons { $0.tables = .max } == [.range(.tables, value: .max, least: 1, most: 5000)])
    }

    @Test func `More people than seats are counted, once for all rounds`() {
        let found = reasons {
            $0.people = Sample.people(14)
            $0.people[13].rounds = [2, 3]
        }

        #expect(
            found == [
                .tooManyPeople(round: 1, people: 13, seats: 12), .tooManyPeople(round: 2, people: 14, seats: 12),
            ])
    }

    @Test func `Names that name nobody or several are told`() {
        #expect(
            reasons {
                $0.people.append(SeatingPerson(5))
                $0.people[0].key = 100
            } == [.listedTwice(person: 5)])
        #expect(reasons { $0.apart = [SeatingPair(1, 99)] } == [.unknown(person: 99, in: .apart)])
        #expect(reasons { $0.met = [SeatingPair(1, 1)] } == [.withThemselves(person: 1, in: .met)])
        #expect(reasons { $0.hosts = [SeatingHost(77, table: 1)] } == [.unknown(person: 77, in: .hosts)])
    }

    @Test func `Attendance that cannot be is told`() {
        #expect(reasons { $0.people[4].rounds = [2, 9] } == [.roundOutside(person: 4, round: 9)])
        #expect(reasons { $0.people[4].rounds = [] } == [.neverThere(person: 4)])
    }

    @Test func `Hosts who cannot all host are named`() {
        #expect(reasons { $0.hosts = [SeatingHost(1, table: 4)] } == [.hostTable(person: 1, table: 4)])
        #expect(
            reasons { $0.hosts = [SeatingHost(1, table: 3), SeatingHost(1, table: 2)] } == [
                .hostOfTwo(person: 1, tables: [2, 3])
            ])
        #expect(
            reasons { $0.hosts = (0..<5).map { SeatingHost($0, table: 2) } } == [
                .tooManyHosts(round: 1, table: 2, hosts: [0, 1, 2, 3, 4], seats: 4)
            ])
        #expect(
            reasons {
                $0.hosts = [SeatingHost(1, table: 2), SeatingHost(2, table: 2)]
                $0.apart = [SeatingPair(2, 1)]
            } == [.hostsApart(SeatingPair(1, 2), table: 2)])
        #expect(
            reasons {
                $0.people.removeLast(2)
                $0.hosts = (0..<8).map { SeatingHost($0, table: $0 < 4 ? 1 : 3) }
            } == [.tooManyLargeTables(round: 1, tables: [1, 3], large: 1)])
    }

    @Test func `A clique kept apart that is larger than the tables is found`() {
        let found = reasons { instance in
            for one in Int64(2)...5 { for other in 2..<one { instance.apart.append(SeatingPair(one, other)) } }
            instance.apart.append(SeatingPair(0, 1))
        }

        #expect(found == [.clique(round: 1, people: [2, 3, 4, 5], tables: 3)])
    }

    @Test func `Who is to be kept apart from a host of every table has no place`() {
        let found = reasons {
            $0.hosts = (1...3).map { SeatingHost(Int64($0), table: $0) }
            $0.apart = (1...3).map { SeatingPair(9, $0) }
        }

        #expect(found == [.apartFromAllTables(round: 1, person: 9)])
    }

    @Test func `A host missing in a round is told, and a plan made nevertheless`() throws {
        var instance = SeatingInstance(people: Sample.people(12), rounds: 2, tables: 3, seats: 4)
        instance.people[3].rounds = [2]
        instance.hosts = [SeatingHost(3, table: 2)]

        let missing = Diagnosis(instance).missingHosts
        let plan = try Sample.plan(instance)

        #expect(missing == [Diagnosis.MissingHost(round: 1, person: 3, table: 2)])
        #expect(PlanCheck(plan, of: instance).faults.isEmpty)
        #expect(plan.table(of: 3, in: 2) == 2)
        #expect(plan.table(of: 3, in: 1) == nil)
    }

    @Test func `The solver refuses what cannot be, with the reasons`() {
        let instance = SeatingInstance(people: Sample.people(5), rounds: 1, tables: 2, seats: 2)

        #expect(throws: ImpossibleSeating(reasons: [.tooManyPeople(round: 1, people: 5, seats: 4)])) {
            try SeatingSolver(instance)
        }
    }
}
