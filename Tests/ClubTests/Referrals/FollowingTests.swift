import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import Testing
import TestSupport
import Web

@testable import Club

@Suite struct FollowingTests {
    typealias Routes = ReferralController.Routes

    @Test(arguments: TestEngine.allCases)
    func `Of an acknowledgement and a withdrawal at once, one wins`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            for number in 1...8 {
                let id = try await build.referral(at: .sent, Int64(number))
                let before = try await build.mails().count

                async let acknowledged = club.post(
                    Routes.move(id), [("step", "acknowledged")], cookies: build.receiver.cookies)
                async let withdrawn = club.post(Routes.withdraw(id), cookies: build.giver.cookies)
                let codes = try await [acknowledged.status.code, withdrawn.status.code]

                #expect(codes.sorted() == [303, 409])
                let stage = try await build.stage(of: id)
                #expect(stage == (codes[0] == 303 ? .acknowledged : .withdrawn))
                #expect(try await build.mails().count == before + 1)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The giver asks for news once a week`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral(at: .acknowledged)
            let page = Routes.referral(id)
            func nudge() async throws -> String? {
                try await club.post(Routes.nudge(id), cookies: build.giver.cookies).location
            }

            var answers = [try await nudge(), try await nudge()]
            club.time.advance(by: .days(7) - .seconds(1))
            answers.append(try await nudge())
            club.time.advance(by: .seconds(1))
            answers.append(try await nudge())

            // Too soon, the page itself says from which day on.
            let done = page.query("done", ReferralNotice.nudged.rawValue).description
            #expect(answers == [done, done, page.description, done])
            #expect(try await build.mails().count == 2)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `From a deal to thanks, each side sees and confirms its part`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral(at: .proposal)
            let won = [("step", "won"), ("amount", "84 000,50"), ("signed_on", "2026-11-20")]

            _ = try await club.post(Routes.move(id), won, cookies: build.receiver.cookies)
            let asked = try await club.get(Routes.referral(id), cookies: build.giver.cookies)
            let thanks = try await club.get(Routes.referral(id), cookies: build.receiver.cookies)
            _ = try await club.post(Routes.confirm(id), cookies: build.giver.cookies)
            _ = try await club.post(
                Routes.thank(id), [("sentence", "Merci Salma <3")], cookies: build.receiver.cookies)
            let done = try await club.get(Routes.referral(id), cookies: build.giver.cookies)

            #expect(asked.text.contains("84\u{202F}000,50\u{A0}DH"))
            #expect(asked.text.contains(Routes.confirm(id).description))
            #expect(thanks.text.contains("شكرًا Salma"))
            #expect(done.text.contains("Merci Salma &lt;3"))
            #expect(!done.text.contains(Routes.confirm(id).description))
            #expect(
                try await build.mails().map(\.to) == [
                    build.giver.email, build.receiver.email, build.giver.email,
                ])
            // The way out of such mails is a word of chance, which may hold any figure.
            let words = try await build.mails().map { $0.text.split(separator: "\n").filter { !$0.contains("://") } }
            #expect(words.allSatisfy { $0.allSatisfy { !$0.contains("84") } })
        }
    }

    @Test func `Nobody but the two sides sees a referral, officers neither`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral(at: .won)

            let third = try await club.get(Routes.referral(id), cookies: build.third.cookies)
            let list = try await club.get(Routes.exchanges(), cookies: build.third.cookies)
            let table = try await club.get(Routes.exchangesTable(), cookies: build.third.cookies)
            let home = try await club.get(HomeController.Routes.home(), cookies: build.third.cookies)

            #expect(third.status == .notFound)
            for page in [third, list, table, home] {
                #expect(!page.text.contains("84\u{202F}000"))
                #expect(!page.text.contains("84000"))
                #expect(!page.text.contains(ReferralBuilder.prospect))
            }
        }
    }

    @Test func `The receiver of a withdrawn referral no longer sees whom to call`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral(at: .withdrawn)

            let receiver = try await club.get(Routes.referral(id), cookies: build.receiver.cookies)
            let giver = try await club.get(Routes.referral(id), cookies: build.giver.cookies)

            #expect(receiver.status == .ok)
            #expect(!receiver.text.contains("661234567"))
            #expect(!receiver.text.contains(ReferralBuilder.prospect))
            #expect(giver.text.contains("tel:+212661234567"))
        }
    }

    @Test func `A won referral needs an amount and a day that has come`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral(at: .contacted)
            for fields in [("", "2026-11-20"), ("beaucoup", "2026-11-20"), ("0", "2026-11-20"), ("100", "2027-01-01")] {
                let form = [("step", "won"), ("amount", fields.0), ("signed_on", fields.1)]

                let answer = try await club.post(Routes.move(id), form, cookies: build.receiver.cookies)

                #expect(answer.status == .unprocessableContent, "\(fields)")
                #expect(answer.text.contains("<details class=\"more\" open>"), "\(fields)")
            }
            #expect(try await build.stage(of: id) == .contacted)
        }
    }

    @Test func `A step tapped on Home comes back to Home`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral()

            let answer = try await club.post(
                Routes.move(id), [("step", "acknowledged"), ("back", "home")], cookies: build.receiver.cookies)

            #expect(answer.location == "/")
        }
    }
}
