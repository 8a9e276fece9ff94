import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import Testing
import TestSupport
import Web

@testable import Club

@Suite struct DecliningTests {
    typealias Routes = ReferralController.Routes
    static let form = [("decline", "no_time"), ("decline_note", "Carnet plein <3")]

    @Test(arguments: TestEngine.allCases)
    func `Declined before a call, the giver is told once and reads why`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            for (number, stage) in [Referral.Stage.sent, .acknowledged].enumerated() {
                let id = try await build.referral(at: stage, Int64(number + 1))
                let before = try await build.mails().count

                let first = try await club.post(Routes.decline(id), Self.form, cookies: build.receiver.cookies)
                let second = try await club.post(Routes.decline(id), Self.form, cookies: build.receiver.cookies)

                #expect(first.status == .seeOther)
                #expect(second.location == first.location)
                #expect(try await build.mails().count == before + 1)
                let home = try await club.get(HomeController.Routes.home(), cookies: build.giver.cookies).text
                #expect(home.contains("ne peut pas donner suite"))
                let page = try await club.get(Routes.referral(id), cookies: build.giver.cookies).text
                #expect(page.contains("Déclinée"))
                #expect(page.contains("Carnet plein &lt;3"))
            }
            #expect(try await club.broken() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `After the call it is too late, and it is nobody else's to decline`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            for (number, stage) in Referral.Stage.allCases.enumerated() {
                let id = try await build.referral(at: stage, Int64(number + 1))
                let codes = try await [build.giver, build.third].asyncMap { seated in
                    try await club.post(Routes.decline(id), Self.form, cookies: seated.cookies).status.code
                }
                #expect(codes == [404, 404])
                guard !Referral.Stage.declinable.contains(stage) else { continue }

                let late = try await club.post(Routes.decline(id), Self.form, cookies: build.receiver.cookies)

                #expect(late.status == .conflict, "\(stage)")
                #expect(try await build.stage(of: id) == stage)
            }
            #expect(try await build.mails().isEmpty)
        }
    }

    @Test func `A reason is needed, and leaving the club is none to choose`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral()
            for reason in ["", "left_club", "nonsense"] {
                let form = [("decline", reason), ("decline_note", "gardé")]

                let answer = try await club.post(Routes.decline(id), form, cookies: build.receiver.cookies)

                #expect(answer.status == .unprocessableContent, "\(reason)")
                #expect(answer.text.contains("gardé"))
            }
            #expect(try await build.stage(of: id) == .sent)
        }
    }
}

extension Array {
    func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
