import Persistence
import Testing

@testable import Club

struct AmountsTests {
    private static let north = ID<Branch>(rawValue: 1)
    private static let south = ID<Branch>(rawValue: 2)
    private static let east = ID<Branch>(rawValue: 3)

    private func deals(_ branch: ID<Branch>, month: Int = 0, companies: ClosedRange<Int64>) -> [Amounts.Deal] {
        companies.map { Amounts.Deal(month: month, branch: branch, companies: [ID(rawValue: $0)], minorUnits: 100) }
    }

    @Test func `Four companies hide a sum and five show it`() {
        let four = Amounts(deals(Self.north, companies: 1...4), months: 1)
        let five = Amounts(deals(Self.north, companies: 1...5), months: 1)

        #expect(four.club.months == [.hidden])
        #expect(five.club.months == [.shown(500)])
        #expect(five.branch(Self.north).months == [.shown(500)])
    }

    @Test func `Many deals of one company are one company`() {
        let deals = deals(Self.north, companies: 1...4) + deals(Self.north, companies: 1...4)

        #expect(Amounts(deals, months: 1).club.months == [.hidden])
    }

    @Test func `Every company behind a deal counts once`() {
        let deals = [
            Amounts.Deal(month: 0, branch: Self.north, companies: [ID(rawValue: 1), ID(rawValue: 2)], minorUnits: 10),
            Amounts.Deal(month: 0, branch: Self.north, companies: [ID(rawValue: 3), ID(rawValue: 4)], minorUnits: 10),
            Amounts.Deal(month: 0, branch: Self.north, companies: [ID(rawValue: 5), ID(rawValue: 1)], minorUnits: 10),
        ]

        #expect(Amounts(deals, months: 1).club.months == [.shown(30)])
    }

    @Test func `A total leaves out hidden months, so that they cannot be worked out`() {
        let deals = deals(Self.north, month: 0, companies: 1...5) + deals(Self.north, month: 1, companies: 1...2)
        let line = Amounts(deals, months: 3).club

        #expect(line.months == [.shown(500), .hidden, .shown(0)])
        #expect(line.total == .shown(500))
        #expect(line.hasHidden)
    }

    @Test func `A total of nothing but hidden months is hidden`() {
        let deals = deals(Self.north, month: 0, companies: 1...4) + deals(Self.north, month: 1, companies: 1...4)

        #expect(Amounts(deals, months: 2).club.total == .hidden)
    }

    @Test func `One small branch hides the smallest of the others with it`() {
        let all =
            deals(Self.north, companies: 1...2) + deals(Self.south, companies: 11...20)
            + deals(Self.east, companies: 21...26)
        let amounts = Amounts(all, months: 1)

        #expect(amounts.club.months == [.shown(1800)])
        #expect(amounts.branch(Self.north).months == [.hidden])
        #expect(amounts.branch(Self.east).months == [.hidden])
        #expect(amounts.branch(Self.south).months == [.shown(1000)])
    }

    @Test func `Small branches that are five companies together hide no other`() {
        let all =
            deals(Self.north, companies: 1...2) + deals(Self.east, companies: 3...5)
            + deals(Self.south, companies: 11...15)
        let amounts = Amounts(all, months: 1)

        #expect(amounts.branch(Self.north).months == [.hidden])
        #expect(amounts.branch(Self.east).months == [.hidden])
        #expect(amounts.branch(Self.south).months == [.shown(500)])
    }

    @Test func `The same companies in two small branches are not counted twice`() {
        let all =
            deals(Self.north, companies: 1...3) + deals(Self.east, companies: 1...3)
            + deals(Self.south, companies: 11...15)

        #expect(Amounts(all, months: 1).branch(Self.south).months == [.hidden])
    }

    @Test func `A month and a branch without deals show nothing and hide nothing`() {
        let amounts = Amounts([], months: 2)

        #expect(amounts.club.months == [.shown(0), .shown(0)])
        #expect(amounts.branch(Self.north).total == .shown(0))
    }
}
