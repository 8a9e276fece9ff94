import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct VisibilityTests {
    @Test(arguments: TestEngine.allCases)
    func `A member's page and card show each field to its audience and to nobody else`(_ engine: TestEngine)
        async throws
    {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let member = try await MarkedMember(builder, number: 1)
            let onlookers = try await Onlookers(builder, looking: member)
            let page = MemberController.Routes.member(member.seat.membership)
            let card = MemberController.Routes.card(member.seat.membership)

            for field in ProfileField.allCases {
                for audience in Audience.allCases {
                    try await member.show(field, to: audience, club.house)
                    for onlooker in onlookers.all {
                        let shown = try await club.get(page, cookies: onlooker.cookies).text
                        let saved = try await club.get(card, cookies: onlooker.cookies).text
                        for other in ProfileField.allCases {
                            let limit = other == field ? audience : .me
                            let may = limit.rawValue <= onlooker.reach
                            let comment = "\(other) for \(limit), seen by \(onlooker.name)"
                            #expect(shown.contains(MarkedMember.marks[other] ?? "?") == may, "\(comment) on the page")
                            guard let mark = MarkedMember.carded[other] else { continue }
                            #expect(saved.contains(mark) == may, "\(comment) on the card")
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A search reveals no more than the page would`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let member = try await MarkedMember(builder, number: 1)
            let onlookers = try await Onlookers(builder, looking: member)

            for audience in Audience.allCases {
                try await member.show(to: audience, club.house)
                for onlooker in onlookers.all {
                    for (field, word) in MarkedMember.searched {
                        let may = audience.rawValue <= onlooker.reach
                        let list = MemberController.Routes.directory().query("q", word)
                        let ask = MemberController.Routes.suggestions().query("q", word)
                        let results = try await club.get(list, cookies: onlooker.cookies).text
                        let suggestions = try await club.get(ask, cookies: onlooker.cookies).text
                        let comment = "\(field) for \(audience), sought by \(onlooker.name)"
                        #expect(results.contains("Lahlou") == may, "\(comment)")
                        #expect(suggestions.contains("Lahlou") == (may && onlooker.name != "self"), "\(comment)")
                        #expect(!suggestions.contains("Villemarque") || may, "\(comment)")
                    }
                }
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The directory shows and filters by nothing hidden`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let member = try await MarkedMember(builder, number: 1)
            let other = try await builder.seat(93, branch: ClubBuilder.rabat)
            try await club.house.database.write { db in
                try db.execute("UPDATE companies SET city_code = 'tanger' WHERE id = \(member.seat.company)")
                try db.execute("UPDATE companies SET nma_division = '41' WHERE id = \(member.seat.company)")
            }
            try await member.show(to: .branch, club.house)

            for view in [
                MemberController.Routes.directory().query("city", "tanger"),
                MemberController.Routes.directory().query("division", "41"),
                MemberController.Routes.directory().query("brand", "on"),
            ] {
                let hidden = try await club.get(view, cookies: other.cookies).text
                let own = try await club.get(view, cookies: member.seat.cookies).text
                #expect(!hidden.contains("Lahlou"), "\(view)")
                #expect(own.contains("Lahlou"), "\(view)")
            }
            let list = try await club.get(MemberController.Routes.directory(), cookies: other.cookies).text
            #expect(list.contains("Lahlou"))
            for mark in MarkedMember.marks.values { #expect(!list.contains(mark), "\(mark)") }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A public page exists only when published, with public fields alone`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let member = try await MarkedMember(builder, number: 1)
            let page = MemberController.Routes.publicPage(member.seat.membership)
            let card = MemberController.Routes.publicCard(member.seat.membership)

            try await member.show(to: .everyone, club.house)
            #expect(try await club.get(page).status == .notFound)
            #expect(try await club.get(card, cookies: member.seat.cookies).status == .notFound)

            for field in ProfileField.allCases {
                for audience in [Audience.everyone, .members] {
                    try await member.show(field, to: audience, isPublic: true, club.house)
                    let shown = try await club.get(page).text
                    let saved = try await club.get(card).text
                    for other in ProfileField.allCases {
                        let may = other == field && audience == .everyone
                        #expect(shown.contains(MarkedMember.marks[other] ?? "?") == may, "\(other)")
                        guard let mark = MarkedMember.carded[other] else { continue }
                        #expect(saved.contains(mark) == may, "\(other) on the card")
                    }
                    #expect(shown.contains("Hicham Lahlou") && shown.contains("Atelier 1"))
                    #expect(!shown.contains("2024"), "when someone joined is for members")
                    #expect(shown.contains("og:title"))
                }
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Who is not an active member has no page`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let viewer = try await builder.seat(1)

            for (number, status) in [(2, Membership.Status.candidate), (3, .suspended), (4, .left)] {
                let other = try await builder.seat(Int64(number), family: "Caché", status: status)
                try await club.house.database.write { db in
                    try AudienceColumns.save([:], isPublic: true, of: other.membership, in: db)
                    try SearchIndex.rebuild(memberships: nil, in: db)
                }
                for path in [
                    MemberController.Routes.member(other.membership), MemberController.Routes.card(other.membership),
                    MemberController.Routes.code(other.membership),
                    MemberController.Routes.publicPage(other.membership),
                ] {
                    #expect(try await club.get(path, cookies: viewer.cookies).status == .notFound, "\(path)")
                }
                let list = MemberController.Routes.directory()
                #expect(try await !club.get(list, cookies: viewer.cookies).text.contains("Caché"))
                #expect(try await !club.get(list.query("q", "cache"), cookies: viewer.cookies).text.contains("Caché"))
            }
        }
    }
}
