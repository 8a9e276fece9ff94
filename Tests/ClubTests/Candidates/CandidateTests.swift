import Chronology
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct CandidateTests {
    private typealias Routes = CandidateController.Routes

    @Test(arguments: TestEngine.allCases)
    func `The bureau reads a candidate with sponsor and letter, and welcomes them once`(_ engine: TestEngine)
        async throws
    {
        try await LetterDesk.run(engine) { desk in
            let (officer, seat) = try await Self.scene(desk)

            let list = try await desk.club.get(Routes.all(), cookies: officer.cookies)
            let first = try await desk.club.post(Routes.accept(seat), cookies: officer.cookies)
            let again = try await desk.club.post(Routes.accept(seat), cookies: officer.cookies)

            #expect(list.text.contains("Nadia Sefrioui"))
            #expect(list.text.contains(MemberController.Routes.member(desk.author.membership).description))
            #expect(list.text.contains("/c/"))
            #expect([first, again].map(\.location) == Array(repeating: "/branch/candidates?done=accepted", count: 2))
            #expect(try await Self.status(seat, desk) == "active")
            let invited = try await desk.club.count("SELECT count(*) FROM outbox_messages WHERE kind = 'invitation'")
            #expect(invited == 1)
            let member = try await desk.club.signIn(LetterDesk.address)
            let directory = try await desk.club.get(MemberController.Routes.directory(), cookies: member)
            #expect(directory.status == .ok)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A refusal is asked with a reason, sent to the candidate, and taken back by the bureau`(_ engine: TestEngine)
        async throws
    {
        try await LetterDesk.run(engine) { desk in
            let (officer, seat) = try await Self.scene(desk)

            let asked = try await desk.club.get(Routes.ask(seat), cookies: officer.cookies)
            let empty = try await desk.club.post(Routes.refuse(seat), [("words", " ")], cookies: officer.cookies)
            let words = [("words", "Notre antenne compte déjà trois architectes.")]
            let refused = try await desk.club.post(Routes.refuse(seat), words, cookies: officer.cookies)
            let again = try await desk.club.post(Routes.refuse(seat), words, cookies: officer.cookies)
            let late = try await desk.club.post(Routes.accept(seat), cookies: officer.cookies)

            #expect(asked.status == .ok)
            #expect(empty.status == .unprocessableContent)
            #expect([refused, again].map(\.location) == Array(repeating: "/branch/candidates?done=refused", count: 2))
            #expect(late.status == .conflict)
            #expect(try await Self.status(seat, desk) == "left")
            let mails = try await desk.club.house.database.read { db in
                try db.rows("SELECT recipient, body_text FROM outbox_messages WHERE kind = 'candidate'")
                    .map { try $0.get("recipient", as: String.self) + $0.get("body_text", as: String.self) }
            }
            #expect(mails.count == 1)
            #expect(mails.first?.contains(LetterDesk.address) == true)
            #expect(mails.first?.contains("trois architectes") == true)
            _ = try await desk.club.post(DepartureController.Routes.undo(seat), cookies: officer.cookies)
            #expect(try await Self.status(seat, desk) == "candidate")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Only the bureau of the branch and of the club decides, and only about candidates`(_ engine: TestEngine)
        async throws
    {
        try await LetterDesk.run(engine) { desk in
            let (_, seat) = try await Self.scene(desk)
            let builder = ClubBuilder(house: desk.club.house)
            let elsewhere = try await builder.seat(
                7, branch: ClubBuilder.rabat, mandates: [Mandate(role: .president, branch: ClubBuilder.rabat)])
            let administrator = try await builder.seat(8, mandates: [Mandate(role: .administrator, branch: nil)])
            let club = try await builder.seat(9, mandates: [Mandate(role: .secretary, branch: nil)])

            for other in [elsewhere, administrator] {
                let list = try await desk.club.get(Routes.all(), cookies: other.cookies)
                let accepted = try await desk.club.post(Routes.accept(seat), cookies: other.cookies)
                let refused = try await desk.club.post(
                    Routes.refuse(seat), [("words", "Non")], cookies: other.cookies)

                #expect(!list.text.contains("Sefrioui"))
                #expect(accepted.status == .notFound)
                #expect(refused.status == .notFound)
            }
            let member = try await desk.club.post(Routes.accept(seat), cookies: desk.author.cookies)
            let active = try await desk.club.post(Routes.accept(desk.author.membership), cookies: club.cookies)
            let ask = try await desk.club.get(Routes.ask(desk.author.membership), cookies: club.cookies)
            #expect(member.status == .notFound)
            #expect(active.status == .notFound)
            #expect(ask.status == .notFound)
            #expect(try await Self.status(seat, desk) == "candidate")
            _ = try await desk.club.post(Routes.accept(seat), cookies: club.cookies)
            #expect(try await Self.status(seat, desk) == "active")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of two decisions at the same moment one stands`(_ engine: TestEngine) async throws {
        try await LetterDesk.run(engine) { desk in
            let (officer, seat) = try await Self.scene(desk)

            let statuses = try await withThrowingTaskGroup(of: HTTPResponse.Status.self) { group in
                for turn in 0..<16 {
                    group.addTask {
                        try await turn % 2 == 0
                            ? desk.club.post(Routes.accept(seat), cookies: officer.cookies).status
                            : desk.club.post(
                                Routes.refuse(seat), [("words", "Pas cette fois")], cookies: officer.cookies
                            ).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(statuses.filter { $0 == .seeOther }.count == 8)
            #expect(statuses.filter { $0 == .conflict }.count == 8)
            let mails = try await desk.club.count(
                "SELECT count(*) FROM outbox_messages WHERE kind IN ('candidate', 'invitation')")
            #expect(mails == 1)
        }
    }

    /// The president of the branch, and a candidate who was recommended to it.
    private static func scene(_ desk: LetterDesk) async throws -> (ClubBuilder.Seated, ID<Membership>) {
        let officer = try await ClubBuilder(house: desk.club.house).seat(
            6, mandates: [Mandate(role: .president, branch: ClubBuilder.casablanca)])
        let (id, code) = try await desk.sign()
        let cookies = try await desk.claim(code)
        _ = try await desk.club.post(SubjectController.Routes.apply(code), cookies: cookies)
        return (officer, try #require(try await desk.record(id).candidate))
    }

    private static func status(_ seat: ID<Membership>, _ desk: LetterDesk) async throws -> String? {
        try await desk.club.house.database.read { db in
            try db.value("SELECT status FROM memberships WHERE id = \(seat)")
        }
    }
}
