import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import Testing
import TestSupport
import Web

@testable import Club

/// Every page that could show a referral, asked by everybody: each sees their part and nothing more.
@Suite struct ReferralSightTests {
    typealias Routes = ReferralController.Routes

    private static let said = "Rendez-vous au riad"
    private static let amount = "84\u{202F}000"

    private struct Onlooker: Sendable {
        var name: String
        var cookies: String
        /// What may be seen of it: the name of the contact, how to call, what was said after the hand-on, the amount.
        var contact, phone, talk, amount: Bool
    }

    @Test(arguments: TestEngine.allCases)
    func `Of a referral handed on and won, each sees their part and nobody else anything`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let (id, onlookers) = try await Self.scene(build)
            let paths: [URLPath] = [
                Routes.referral(id), Routes.handing(id), Routes.exchanges(), Routes.exchanges().query("q", "Haddad"),
                Routes.exchangesTable(), HomeController.Routes.home(), NoticeController.Routes.all(),
                ExchangesController.Routes.why().query("of", "given"),
                ExchangesController.Routes.why().query("of", "received"),
                ExchangesController.Routes.why().query("of", "club"), ExchangesController.Routes.cohorts(),
                ExchangesController.Routes.cohorts().query("of", "club"), ExchangesController.Routes.outside(),
                WorthController.Routes.club(),
            ]
            for onlooker in onlookers {
                var seen = ""
                for path in paths {
                    seen += try await club.get(path, cookies: onlooker.cookies).text
                }
                let comment = "\(onlooker.name)"
                #expect(seen.contains(ReferralBuilder.prospect) == onlooker.contact, "\(comment)")
                #expect(seen.contains("661234567") == onlooker.phone, "\(comment)")
                #expect(seen.contains(Self.said) == onlooker.talk, "\(comment)")
                #expect((seen.contains(Self.amount) || seen.contains("84000,")) == onlooker.amount, "\(comment)")
            }
        }
    }

    /// Handed on by the receiver to a third, talked over, won and confirmed.
    private static func scene(_ build: ReferralBuilder) async throws -> (ID<Referral>, [Onlooker]) {
        let club = build.club
        let builder = ClubBuilder(house: club.house)
        let officer = try await builder.seat(
            11, given: "Imane", family: "Sefrioui", mandates: [Mandate(role: .treasurer, branch: nil)])
        let neighbour = try await builder.seat(
            12, given: "Adil", family: "Berrada",
            mandates: [Mandate(role: .president, branch: ClubBuilder.casablanca)])
        let administrator = try await builder.seat(
            13, given: "Rim", family: "Kettani", mandates: [Mandate(role: .administrator, branch: nil)])
        let candidate = try await builder.seat(14, given: "Yassir", family: "Naciri", status: .candidate)
        let id = try await build.referral(at: .acknowledged)
        _ = try await club.post(
            Routes.handOn(id), HandoverTests.form(club.house.ids.next()), cookies: build.receiver.cookies)
        _ = try await club.post(
            Routes.say(id), ConversationTests.form(club.house.ids.next(), said), cookies: build.third.cookies)
        let won = [("step", "won"), ("amount", "84 000"), ("signed_on", "2026-11-20")]
        _ = try await club.post(Routes.move(id), won, cookies: build.third.cookies)
        _ = try await club.post(Routes.confirm(id), cookies: build.giver.cookies)
        func all(_ name: String, _ seated: ClubBuilder.Seated) -> Onlooker {
            Onlooker(name: name, cookies: seated.cookies, contact: true, phone: true, talk: true, amount: true)
        }
        func none(_ name: String, _ cookies: String) -> Onlooker {
            Onlooker(name: name, cookies: cookies, contact: false, phone: false, talk: false, amount: false)
        }
        let former = Onlooker(
            name: "former receiver", cookies: build.receiver.cookies, contact: true, phone: false, talk: false,
            amount: false)
        let others = [officer, neighbour, administrator, candidate].map { none($0.email, $0.cookies) }
        return (
            id, [all("giver", build.giver), all("receiver", build.third), former] + others + [none("stranger", "")]
        )
    }
}
