import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// A double tap, or a form sent again from the history of a browser, has one effect and looks like the first.
@Suite struct RepeatedFormTests {
    /// A form that makes something, and how many of it there must be after it was sent twice.
    private struct Creating: Sendable {
        var path: URLPath
        var fields: [(String, String)] = []
        var who: ClubBuilder.Seated
        var counted: SQL
        var effect = 1
        /// Whether it carries a file.
        var file: String?
    }

    private static func forms(_ build: ReferralBuilder) async throws -> [Creating] {
        let ids = build.club.house.ids
        let won = try await build.referral(at: .won, 2)
        let sent = try await build.referral(at: .sent, 3)
        let open = try await build.referral(at: .acknowledged, 4)
        let (mark, purchase): (ID<Trademark>, ID<Purchase>) = (ids.next(), ids.next())
        let day = build.club.house.today()
        return [
            Creating(
                path: ReferralController.Routes.give(), fields: GivingTests.form(ids.next()), who: build.giver,
                counted: "SELECT COUNT(*) FROM referrals WHERE id NOT IN (50002, 50003, 50004)"),
            Creating(
                path: ReferralController.Routes.move(sent), fields: [("step", "acknowledged")], who: build.receiver,
                counted: "SELECT COUNT(*) FROM referral_steps WHERE referral_id = \(sent)"),
            Creating(
                path: ReferralController.Routes.move(open),
                fields: [("step", "won"), ("amount", "1.234,56"), ("signed_on", day.isoText)], who: build.receiver,
                counted: "SELECT COUNT(*) FROM deals WHERE referral_id = \(open)"),
            Creating(
                path: ReferralController.Routes.thank(won), fields: [("sentence", "Merci")], who: build.receiver,
                counted: "SELECT COUNT(*) FROM thanks"),
            Creating(
                path: ReferralController.Routes.confirm(won), who: build.giver,
                counted: "SELECT COUNT(*) FROM notices WHERE message = 'referrals.mail.confirmed'"),
            Creating(
                path: ProfileController.Routes.addTrademark(),
                fields: [("key", mark.description), ("name", "Nour"), ("status", "filed")], who: build.giver,
                counted: "SELECT COUNT(*) FROM trademarks"),
            Creating(
                path: InvitationController.Routes.invite(build.receiver.membership), who: build.third,
                counted: "SELECT COUNT(*) FROM outbox_messages WHERE kind = 'invitation'"),
            Creating(
                path: InvitationController.Routes.inviteAll(), who: build.third,
                counted: "SELECT COUNT(*) FROM outbox_messages WHERE kind = 'invitation'", effect: 3),
            Creating(
                path: ImportController.Routes.upload(.members), who: build.third,
                counted: "SELECT COUNT(*) FROM imports", file: MemberList.file([MemberList.line(1)])),
            Creating(
                path: PurchaseController.Routes.open(),
                fields: [
                    ("key", purchase.description), ("title", "Papier"), ("unit", "ramette"), ("visibility", "club"),
                    ("quantity", "12"), ("join_until", day.isoText), ("offers_until", day.adding(days: 9).isoText),
                ], who: build.giver, counted: "SELECT COUNT(*) FROM purchase_parts"),
            Creating(
                path: DepartureController.Routes.decide(build.receiver.membership),
                fields: [("day", ""), ("words", "x"), ("agrees", "on")], who: build.third,
                counted: "SELECT COUNT(*) FROM departures"),
        ]
    }

    @Test(arguments: TestEngine.allCases)
    func `Every form that makes something, sent twice in a row or at once, makes it once`(_ engine: TestEngine)
        async throws
    {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let key: ID<Import> = club.house.ids.next()
            for form in try await Self.forms(build) {
                @Sendable func send() async throws -> TestResponse {
                    guard let file = form.file else {
                        return try await club.post(form.path, form.fields, cookies: form.who.cookies)
                    }
                    let body = """
                        --x\r\nContent-Disposition: form-data; name="key"\r\n\r\n\(key)\r\n\
                        --x\r\nContent-Disposition: form-data; name="file"; filename="m.csv"\r\n\
                        Content-Type: text/csv\r\n\r\n\(file)\r\n--x--\r\n
                        """
                    return try await club.send(
                        .post, form.path.description, cookies: form.who.cookies, body: body,
                        type: "multipart/form-data; boundary=x")
                }

                async let one = send()
                async let two = send()
                let answers = [try await one, try await two, try await send()]

                #expect(answers.map(\.status) == [.seeOther, .seeOther, .seeOther], "\(form.path)")
                #expect(Set(answers.map { $0.location ?? "" }).count == 1, "\(form.path)")
                #expect(try await club.count(form.counted) == form.effect, "\(form.path)")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A club is founded once by a form sent twice`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let fields = [
                ("club", "Club des Ateliers"), ("city", "Casablanca"), ("branch", "Casablanca"), ("given", "Nadia"),
                ("family", "Alami"), ("company", "Maison Nadia"), ("email", "nadia@club.example"), ("language", "fr"),
                ("currency", "MAD"),
            ]

            async let one = club.post(FoundingController.Routes.found(), fields)
            async let two = club.post(FoundingController.Routes.found(), fields)
            let codes = [try await one.status.code, try await two.status.code]

            #expect(codes.contains(303) && codes.contains { [404, 409].contains($0) })
            for table in ["clubs", "people", "memberships", "sessions"] {
                #expect(try await club.count("SELECT COUNT(*) FROM \(unsafe: table)") == 1, "\(table)")
            }
        }
    }
}
