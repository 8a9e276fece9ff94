import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct DirectoryTests {
    @Test(arguments: TestEngine.allCases)
    func `Page after page shows every member once, in either order`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let viewer = try await builder.seat(1)
            let names = MemberNames.list(count: 60, seed: 3)
            for (index, name) in names.enumerated() {
                try await builder.seat(Int64(index) + 2, given: name.given, family: name.family)
            }
            try await club.house.database.write { db in
                try db.execute("UPDATE memberships SET joined_on = NULL WHERE id % 3 = 0")
                try db.execute("UPDATE memberships SET joined_on = '2025-05-05' WHERE id % 3 = 1")
                try SearchIndex.rebuild(memberships: nil, in: db)
            }

            for order in [DirectoryFilter.Order.name, .newest] {
                let found = try await club.walk(DirectoryFilter().with { $0.order = order }, viewer)

                #expect(found.count == 61)
                #expect(Set(found).count == 61)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Filters in the address narrow the list`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let viewer = try await builder.seat(1)
            let builderOfHouses = try await builder.seat(2, branch: ClubBuilder.rabat)
            let painter = try await builder.seat(3)
            try await club.house.database.write { db in
                try db.execute(
                    """
                    UPDATE companies SET nma_division = '41', city_code = 'rabat'
                    WHERE id = \(builderOfHouses.company)
                    """
                )
                try db.execute(
                    """
                    INSERT INTO trademarks (id, company_id, name, folded_name, status)
                    VALUES (1, \(painter.company), 'Nour', 'nour', 'filed')
                    """
                )
                try SearchIndex.rebuild(memberships: nil, in: db)
            }

            let all = DirectoryFilter()
            let views: [(DirectoryFilter, [ID<Membership>])] = [
                (all.with { $0.branch = ClubBuilder.rabat }, [builderOfHouses.membership]),
                (all.with { $0.division = "41" }, [builderOfHouses.membership]),
                (all.with { $0.section = "F" }, [builderOfHouses.membership]),
                (all.with { $0.city = "rabat" }, [builderOfHouses.membership]),
                (all.with { $0.ownsBrand = true }, [painter.membership]),
                (all.with { $0.branch = ClubBuilder.casablanca }, [viewer.membership, painter.membership]),
            ]
            for (filter, expected) in views {
                #expect(try await Set(club.walk(filter, viewer)) == Set(expected), "\(filter.path)")
                let read = DirectoryFilter(["branch": filter.branch?.description ?? "", "city": filter.city ?? ""])
                #expect(read.branch == filter.branch && read.city == filter.city)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The directory counts members, trades and branches`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let viewer = try await builder.seat(1)
            try await builder.seat(2, branch: ClubBuilder.rabat)
            try await builder.seat(3, status: .left)

            let page = try await club.get(MemberController.Routes.directory(), cookies: viewer.cookies)

            #expect(page.status == .ok)
            #expect(page.text.contains("2 membres, 1 métier, 2 antennes"))
        }
    }

    @Test func `Nobody found says what to do next`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let viewer = try await builder.seat(1)

            let path = MemberController.Routes.directory().query("q", "xylophoniste")
            let page = try await club.get(path, cookies: viewer.cookies)

            #expect(page.status == .ok)
            #expect(page.text.contains("Personne ne correspond à cette recherche"))
            #expect(page.text.contains("value=\"xylophoniste\""))
        }
    }
}

extension ClubHarness {
    /// The members on all pages of a view, in order.
    fileprivate func walk(
        _ filter: DirectoryFilter, _ seated: ClubBuilder.Seated
    ) async throws -> [ID<Membership>] {
        var found: [ID<Membership>] = []
        var address: String? = filter.path.description
        while let path = address, found.count < 1_000 {
            let text = try await send(.get, path, cookies: seated.cookies).text
            found += text.matches(of: /<h2><a href="\/members\/([0-9a-z]+)"/).compactMap { ID(String($0.1)) }
            address = text.firstMatch(of: /rel="next" href="([^"]+)"/).map {
                String($0.1).replacing("&amp;", with: "&")
            }
        }
        return found
    }
}
