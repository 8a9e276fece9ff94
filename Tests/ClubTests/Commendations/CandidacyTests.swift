import Chronology
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct CandidacyTests {
    private typealias Routes = SubjectController.Routes

    @Test(arguments: TestEngine.allCases)
    func `One tap makes a candidate, whom the bureau is told of, and sixteen taps make one`(_ engine: TestEngine)
        async throws
    {
        try await LetterDesk.run(engine) { desk in
            let builder = ClubBuilder(house: desk.club.house)
            let club = try await builder.seat(5, mandates: [Mandate(role: .secretary, branch: nil)])
            let here = try await builder.seat(
                6, mandates: [Mandate(role: .president, branch: ClubBuilder.casablanca)])
            let elsewhere = try await builder.seat(
                7, branch: ClubBuilder.rabat, mandates: [Mandate(role: .president, branch: ClubBuilder.rabat)])
            let (id, code) = try await desk.sign()
            let cookies = try await desk.claim(code)

            let statuses = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<16 {
                    group.addTask { try await desk.club.post(Routes.apply(code), cookies: cookies).location ?? "" }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(Set(statuses) == [Routes.own(code).query("done", "applied").description])
            let seat = try #require(try await desk.record(id).candidate)
            let row = try await desk.club.house.database.read { db in
                try db.first(
                    """
                    SELECT m.status, m.sponsor_id, m.branch_id, p.email, p.family_name, c.legal_name
                    FROM memberships m JOIN people p ON p.id = m.person_id JOIN companies c ON c.id = m.company_id
                    WHERE m.id = \(seat)
                    """
                )
            }
            #expect(try row?.get("status", as: String.self) == "candidate")
            #expect(try row?.get("sponsor_id", as: ID<Membership>.self) == desk.author.membership)
            #expect(try row?.get("branch_id", as: ID<Branch>.self) == ClubBuilder.casablanca)
            #expect(try row?.get("email", as: String.self) == LetterDesk.address)
            #expect(try row?.get("legal_name", as: String.self) == "Atelier Zohra")
            #expect(try await desk.club.count("SELECT count(*) FROM memberships WHERE status = 'candidate'") == 1)
            #expect(try await desk.told(club.person) == ["commendations.notice.applied"])
            #expect(try await desk.told(here.person) == ["commendations.notice.applied"])
            #expect(try await desk.told(elsewhere.person) == [])
            #expect(try await desk.told(desk.author.person).last == "commendations.notice.candidate")
            let member = try await desk.club.signIn(LetterDesk.address)
            let directory = try await desk.club.get(MemberController.Routes.directory(), cookies: member)
            #expect(directory.status == .notFound, "a candidate sees nothing of the club")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Who has a seat already is not made a candidate`(_ engine: TestEngine) async throws {
        try await LetterDesk.run(engine) { desk in
            let member = try await ClubBuilder(house: desk.club.house).seat(9)
            let (_, code) = try await desk.sign([LetterDesk.Field.email: member.email])
            let cookies = try await desk.claim(code)

            let answer = try await desk.club.post(Routes.apply(code), cookies: cookies)

            #expect(answer.location == Routes.own(code).query("done", "known").description)
            #expect(try await desk.club.count("SELECT count(*) FROM memberships WHERE status = 'candidate'") == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A letter outlives its author's seat and says so; the author can still withdraw it`(_ engine: TestEngine)
        async throws
    {
        try await LetterDesk.run(engine) { desk in
            let (id, code) = try await desk.sign()
            let now = desk.club.time.now()
            let author = desk.author

            try await desk.club.house.database.write { [notices = desk.club.house.notices] db in
                try db.execute(
                    "UPDATE memberships SET status = 'left', left_on = '2026-11-23' WHERE id = \(author.membership)")
                try CommendationLeaving.leave(author.membership, notices, at: now, in: db)
            }
            let page = try await desk.page(code)
            let told = try await desk.told(author.person)
            try await desk.chores(at: now + .days(720))
            let cookies = try await desk.session()
            let renewal = try await desk.club.post(
                CommendationController.Routes.renew(id), [("edition", "1")], cookies: cookies)
            let withdrawal = try await desk.club.post(
                CommendationController.Routes.withdraw(id), cookies: cookies)

            #expect(page.text.contains("ancien membre"))
            #expect(renewal.status == .notFound)
            #expect(withdrawal.status == .seeOther)
            #expect(try await desk.page(code).status == .gone)
            #expect(told == ["commendations.notice.left"])
            #expect(try await desk.told(author.person) == [], "nobody is reminded who cannot renew")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `An erased author's letters are withdrawn and empty; letters about someone erased are gone`(
        _ engine: TestEngine
    ) async throws {
        try await LetterDesk.run(engine) { desk in
            let (id, code) = try await desk.sign()
            let member = try await ClubBuilder(house: desk.club.house).seat(9, given: "Hind", family: "Alaoui")
            let about = try await desk.sign([
                LetterDesk.Field.email: member.email, LetterDesk.Field.given: "Hind", LetterDesk.Field.family: "Alaoui",
            ])
            let (today, trail, notices) = (desk.club.house.today(), desk.club.trail, desk.club.house.notices)
            let author = desk.author.person

            try await desk.club.house.database.write { db in
                try PersonRegister.erase(member.person, today: today, trail: trail, telling: notices, in: db)
            }
            let gone = try await desk.page(about.code)
            try await desk.club.house.database.write { db in
                try PersonRegister.erase(author, today: today, trail: trail, telling: notices, in: db)
            }
            let withdrawn = try await desk.page(code)

            #expect(gone.status == .notFound)
            #expect(withdrawn.status == .gone)
            #expect(try await desk.record(id).state == .withdrawn)
            let rest = try await desk.everything()
            for trace in ["Salma Bennani", "Sefrioui", "Alaoui", LetterDesk.address, "chiffre"] {
                #expect(!rest.contains(trace), "\(trace)")
            }
            let broken = try await desk.club.house.database.read { db in
                try Invariant.commendations.filter { try $0.broken(in: db) > 0 }.map(\.name)
            }
            #expect(broken == [])
        }
    }
}
