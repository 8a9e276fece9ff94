import Chronology
import Persistence
import TestSupport

@testable import Club

/// Asks for figures as one reader, and says what the pages tell.
struct FigureProbe {
    var club: ClubHarness
    var seated: ClubBuilder.Seated

    static let filters: [WorthFilter] = [
        WorthFilter(),
        WorthFilter().with { $0.branch = ClubBuilder.rabat },
        WorthFilter().with { $0.trade = "C" },
        WorthFilter().with {
            $0.period = .year(2026)
            $0.branch = ClubBuilder.casablanca
        },
    ]

    func figure(_ question: FigureQuestion) async throws -> Figure {
        let house = club.house
        let reading = FigureRepository(
            seat: seated.membership, person: seated.person, zone: house.zone, today: house.today()
        ) { db in try Self.load(house, db) }
        return try await house.database.read { db in try reading.figure(question, in: db) }
    }

    static func worth(_ club: ClubHarness) async throws -> Worth {
        let house = club.house
        return try await house.database.read { db in try load(house, db) }
    }

    private static func load(_ house: House, _ db: any Connection) throws -> Worth {
        let today = house.today()
        return try WorthRepository.load(
            today: today, closing: house.zone.start(of: today.startOfWeek), zone: house.zone, in: db)
    }

    /// Makes every third deal that was paid one that was paid nine days late.
    static func late(_ club: ClubHarness) async throws {
        try await club.house.database.write { db in
            let rows = try db.rows("SELECT id, signed_on FROM deals WHERE outcome = 'on_time' ORDER BY id")
            for (index, row) in rows.enumerated() where index % 3 == 0 {
                guard let signedOn = try row.day("signed_on") else { continue }
                let (due, paid) = (signedOn.adding(days: 20), signedOn.adding(days: 29))
                try db.execute(
                    """
                    UPDATE deals SET outcome = 'late', due_on = \(due.isoText), paid_on = \(paid.isoText)
                    WHERE id = \(try row.get("id", as: ID<Deal>.self))
                    """
                )
            }
        }
    }

    /// What the page of the club tells; nil where it tells nothing.
    static func expected(_ figure: ClubFigure, _ view: WorthView) -> Figure.Tally? {
        let place = figure.month.flatMap { view.months.firstIndex(of: $0) }
        let traffic = place.map { view.traffic[$0] } ?? view.total
        switch figure.measure {
        case .members: return Figure.Tally(count: view.members)
        case .newcomers: return Figure.Tally(count: view.newMembers)
        case .given: return Figure.Tally(count: traffic.given)
        case .received: return Figure.Tally(count: traffic.received)
        case .closed: return Figure.Tally(count: traffic.closed)
        case .won: return Figure.Tally(count: traffic.won)
        case .conversion: return Figure.Tally(count: traffic.closed, sum: Int64(traffic.won))
        case .givenEver: return Figure.Tally(count: view.everything.given)
        case .receivedEver: return Figure.Tally(count: view.everything.received)
        case .deals: return Figure.Tally(count: place.map { view.deals[$0] } ?? view.dealTotal)
        case .amount, .paid:
            let isAmount = figure.measure == .amount
            let line = isAmount ? view.line : view.paidLine
            let told = place.map { line?.months[$0] ?? .hidden } ?? (isAmount ? view.amount : view.paid)
            // How many deals are in it no page tells; the sum is what must hold.
            return told.minorUnits.map { Figure.Tally(count: 0, sum: $0) }
        }
    }
}

extension ClubFigure {
    /// Whether the page tells how many things it is made of.
    var isCounted: Bool { measure != .amount && measure != .paid }
}
