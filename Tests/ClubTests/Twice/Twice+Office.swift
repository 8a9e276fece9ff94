import Chronology
import HTTPTypes
import HummingbirdTesting
import Jobs
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

extension Twice {
    /// What a person keeps of their own.
    func account() async throws {
        let build = try await ReferralBuilder(club)
        let cookies = build.giver.cookies
        try await send(
            ProfileController.Routes.save(),
            [
                ("civility", "mrs"), ("given_name", "Salma"), ("family_name", "Bennani"), ("phone", "06 61-23-45-67"),
                ("offers", "Étiquettes"), ("needs", "Coopératives"), ("is_public", "on"),
            ], by: cookies, renewing: ["people", "memberships", "companies"])
        try await send(
            ProfileController.Routes.saveCompany(),
            [("legal_name", "Bois Atlas SARL"), ("activity", "Ébénisterie"), ("division", "31"), ("city", "Tanger")],
            by: cookies, renewing: ["companies"])
        let mark: ID<Trademark> = club.house.ids.next()
        let form = [("name", "Nour"), ("status", "filed")]
        try await send(ProfileController.Routes.addTrademark(), [("key", mark.description)] + form, by: cookies)
        try await send(
            ProfileController.Routes.saveTrademark(mark), [("name", "Nour d’or"), ("status", "filed")], by: cookies)
        try await send(ProfileController.Routes.removeTrademark(mark), by: cookies, then: .notFound)
        try await send(LanguageController.Routes.keep(), [("language", "ar")], by: cookies)
        let paces = Notice.Kind.allCases.map { ("pace_" + $0.rawValue, "daily") }
        try await send(
            NoticeController.Routes.savePaces(), paces + [("quiet_from", "21"), ("quiet_until", "7")], by: cookies)
        try await club.tell(
            Notice(.deal, "referrals.mail.nudged", [:], path: MoreController.Routes.more(), once: "twice:1"),
            build.giver)
        let last: ID<Notice>? = try await club.house.database.read { db in try db.value("SELECT MAX(id) FROM notices") }
        try await send(
            NoticeController.Routes.read(), [("last", try #require(last).description)], by: cookies)
        try await passwordAndSessions(of: build.giver)
        let door = try await unsubscribing(build.receiver)
        try await send(UnsubscribeController.Routes.stop(door), [("List-Unsubscribe", "One-Click")], by: nil)
    }

    private func passwordAndSessions(of seated: ClubBuilder.Seated) async throws {
        typealias Routes = AccountController.Routes
        let builder = ClubBuilder(house: club.house)
        let signedIn = try await club.signIn(seated.email)
        try await send(
            Routes.savePassword(), [("new", "sept parapluies sous la lune")], by: signedIn,
            renewing: ["people", "passwords"])
        try await send(Routes.removePassword(), by: signedIn)
        let id: ID<Session> = club.house.ids.next()
        _ = try await builder.session(of: seated, id: id)
        try await send(Routes.endSession(id), by: signedIn, then: .notFound)
        _ = try await builder.session(of: seated)
        try await send(Routes.endAll(), by: signedIn)
        try await send(SignInController.Routes.signOut(), by: signedIn)
    }

    private func unsubscribing(_ seated: ClubBuilder.Seated) async throws -> String {
        let (random, now) = (club.house.random, club.time.now())
        return try await club.house.database.write { db in
            try UnsubscribeDoor.open(for: seated.person, [.deal], from: random, at: now, in: db).text
        }
    }

    /// What the bureau does: invitations, lists, settings, mails.
    func office() async throws {
        let build = try await ReferralBuilder(club)
        let cookies = build.third.cookies
        try await send(InvitationController.Routes.invite(build.receiver.membership), by: cookies)
        try await send(InvitationController.Routes.inviteAll(), by: cookies)
        let mail = try #require(try await club.mails().first?.id)
        let now = club.time.now()
        try await club.house.database.write { db in
            _ = try db.execute(
                "UPDATE outbox_messages SET dead_at = \(now), last_error = '550 no such box' WHERE id = \(mail)")
        }
        try await send(OutboxController.Routes.retry(mail), by: cookies)
        try await send(DealController.Routes.saveSettings(), [("months", "6")], by: cookies)
        try await send(MatchController.Routes.saveSettings(), [(MatchSettingsPage.field, "2")], by: cookies)
        try await imports(cookies)
    }

    private func imports(_ cookies: String) async throws {
        typealias Routes = ImportController.Routes
        let applied = try await upload(cookies, 1)
        try await send(Routes.apply(applied), by: cookies)
        let adjusted = try await upload(cookies, 2)
        try await send(
            Routes.adjust(adjusted), [("encoding", ""), ("separator", ""), ("column-title", "3")], by: cookies)
    }

    private func upload(_ cookies: String, _ number: Int) async throws -> ID<Import> {
        let key: ID<Import> = club.house.ids.next()
        let path = ImportController.Routes.upload(.members)
        let body = """
            --x\r\nContent-Disposition: form-data; name="key"\r\n\r\n\(key)\r\n\
            --x\r\nContent-Disposition: form-data; name="file"; filename="m.csv"\r\n\
            Content-Type: text/csv\r\n\r\n\(MemberList.file([MemberList.line(number)]))\r\n--x--\r\n
            """
        try await send(path) {
            try await club.send(
                .post, path.description, cookies: cookies, body: body, type: "multipart/form-data; boundary=x")
        }
        return key
    }
}
