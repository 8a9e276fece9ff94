import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import Testing
import TestSupport
import Web

@testable import Club

@Suite struct HandoverTests {
    typealias Routes = ReferralController.Routes

    static func form(
        _ key: ID<Handover>, to: String = "Karim Tazi", agrees: Bool = true, whom: String = "other"
    ) -> [(String, String)] {
        [("key", key.description), ("whom", whom), ("to", to), ("reason", "C’est son <secteur>")]
            + (agrees ? [("agrees", "on")] : [])
    }

    @Test(arguments: TestEngine.allCases)
    func `Handed on, both others are told once, the line keeps who had it, and the new receiver begins anew`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral(at: .contacted)
            let key: ID<Handover> = club.house.ids.next()

            let first = try await club.post(Routes.handOn(id), Self.form(key), cookies: build.receiver.cookies)
            let second = try await club.post(Routes.handOn(id), Self.form(key), cookies: build.receiver.cookies)

            #expect(first.location == Routes.referral(id).query("done", "handed").description)
            #expect(second.location == first.location)
            #expect(try await build.stage(of: id) == .sent)
            #expect(Set(try await build.mails().map(\.to)) == [build.giver.email, build.third.email])
            #expect(try await build.mails().count == 2)
            let giver = try await club.get(Routes.referral(id), cookies: build.giver.cookies).text
            let new = try await club.get(Routes.referral(id), cookies: build.third.cookies).text
            for page in [giver, new] {
                #expect(page.contains("Hicham Lahlou"))
                #expect(page.contains("C’est son &lt;secteur&gt;"))
                #expect(page.contains("Contactée"))
            }
            #expect(new.contains("tel:+212661234567"))
            let moved = try await club.post(
                Routes.move(id), [("step", "acknowledged")], cookies: build.third.cookies)
            #expect(moved.status == .seeOther)
            #expect(try await club.broken() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Who handed it on keeps seeing that, and neither the amount nor whom to call`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral(at: .acknowledged)
            let form = Self.form(club.house.ids.next())
            _ = try await club.post(Routes.handOn(id), form, cookies: build.receiver.cookies)
            let won = [("step", "won"), ("amount", "84 000"), ("signed_on", "2026-11-20")]
            _ = try await club.post(Routes.move(id), won, cookies: build.third.cookies)
            _ = try await club.post(Routes.confirm(id), cookies: build.giver.cookies)

            let former = build.receiver.cookies
            let page = try await club.get(Routes.referral(id), cookies: former)
            let list = try await club.get(Routes.exchanges(), cookies: former)
            let table = try await club.get(Routes.exchangesTable(), cookies: former)
            let won2 = try await club.get(Routes.exchanges().query("stage", "won"), cookies: former)
            let why = try await club.get(ExchangesController.Routes.why().query("of", "received"), cookies: former)

            #expect(page.status == .ok)
            #expect(page.text.contains("Karim Tazi"))
            #expect(list.text.contains(Routes.referral(id).description))
            #expect(!won2.text.contains(Routes.referral(id).description))
            for answer in [page, list, table, why] {
                #expect(!answer.text.contains("84\u{202F}000"))
                #expect(!answer.text.contains("84000"))
                #expect(!answer.text.contains("661234567"))
                #expect(!answer.text.contains("Conclue<"))
            }
            let late = try await club.post(Routes.move(id), [("step", "contacted")], cookies: former)
            #expect(late.status == .conflict)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `It goes neither to the giver, nor back, nor to someone who left, nor from someone else`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            try await ClubBuilder(house: club.house).seat(9, given: "Omar", family: "Alami", status: .left)
            try await build.index()
            let id = try await build.referral(at: .acknowledged)
            func hand(_ to: String, _ cookies: String, _ agrees: Bool = true) async throws -> Int {
                try await club.post(
                    Routes.handOn(id), Self.form(club.house.ids.next(), to: to, agrees: agrees), cookies: cookies
                ).status.code
            }

            #expect(try await hand("Salma Bennani", build.receiver.cookies) == 422)
            #expect(try await hand("Omar Alami", build.receiver.cookies) == 422)
            // Another company gets the contact's details only when the contact agrees.
            #expect(try await hand("Karim Tazi", build.receiver.cookies, false) == 422)
            #expect(try await hand("Karim Tazi", build.giver.cookies) == 404)
            #expect(try await hand("Karim Tazi", build.third.cookies) == 404)
            #expect(try await build.mails().isEmpty)
            #expect(try await hand("Karim Tazi", build.receiver.cookies) == 303)
            #expect(try await hand("Hicham Lahlou", build.third.cookies) == 422)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A colleague is proposed and needs no new agreement`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let colleague = try await build.colleague()
            let id = try await build.referral(at: .acknowledged)
            let whom = colleague.membership.description

            let page = try await club.get(Routes.handing(id), cookies: build.receiver.cookies)
            let form = Self.form(club.house.ids.next(), to: "", agrees: false, whom: whom)
            let handed = try await club.post(Routes.handOn(id), form, cookies: build.receiver.cookies)

            #expect(page.text.contains("name=\"whom\" value=\"\(whom)\""))
            #expect(handed.status == .seeOther)
            #expect(try await build.mails().contains { $0.to == colleague.email })
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The end of a membership passes its referrals on, and who left keeps the name`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let colleague = try await build.colleague()
            let id = try await build.referral(at: .contacted)
            let (house, now, seat) = (club.house, club.time.now(), build.receiver.membership)
            try await house.database.write { db in
                let decision = Departure.Decision(author: .console, day: house.today())
                _ = try Departure.end(seat, decision, house.notices, at: now, in: db)
            }

            let page = try await club.get(Routes.referral(id), cookies: build.giver.cookies).text
            let taken = try await club.post(
                Routes.move(id), [("step", "acknowledged")], cookies: colleague.cookies)

            #expect(page.contains("Hicham Lahlou"))
            #expect(page.contains("Reprise par un collègue"))
            #expect(taken.status == .seeOther)
            #expect(try await club.broken() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of an erased member no word is left, and the line of who had it stays`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral(at: .acknowledged)
            _ = try await club.post(
                Routes.handOn(id), Self.form(club.house.ids.next()), cookies: build.receiver.cookies)
            let (today, trail, notices) = (club.house.today(), club.trail, club.house.notices)
            for person in [build.receiver.person, build.third.person] {
                try await club.house.database.write { db in
                    try PersonRegister.erase(person, today: today, trail: trail, telling: notices, in: db)
                }
            }

            let page = try await club.get(Routes.referral(id), cookies: build.giver.cookies).text
            let told = try await club.get(NoticeController.Routes.all(), cookies: build.giver.cookies).text

            #expect(page.contains("Transmise"))
            for word in ["Hicham", "Lahlou", "Karim", "Tazi", "secteur"] {
                #expect(!page.contains(word), "\(word)")
                #expect(!told.contains(word), "\(word)")
            }
            #expect(try await club.broken() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A member who leaves passes open referrals to a colleague, or they are closed with the reason`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let alone = try await build.referral(at: .contacted, 1)
            let seat = build.receiver.membership
            try await club.leave(seat)
            let closed = try await build.stage(of: alone)
            let colleague = try await build.colleague()
            let passed = try await build.referral(at: .acknowledged, 2)
            let done = try await build.referral(at: .won, 3)

            try await club.leave(seat)
            try await club.leave(seat)

            #expect(closed == .lost)
            #expect(try await build.stage(of: passed) == .sent)
            #expect(try await build.stage(of: done) == .won)
            #expect(
                try await club.house.database.read { db in
                    try db.value("SELECT receiver_id FROM referrals WHERE id = \(passed)")
                } == colleague.membership)
            let told = try await build.mails().map(\.to)
            #expect(told.filter { $0 == build.giver.email }.count == 2)
            #expect(told.filter { $0 == colleague.email }.count == 1)
            let page = try await club.get(Routes.referral(alone), cookies: build.giver.cookies).text
            #expect(page.contains("A quitté le club"))
            #expect(page.contains("Hicham Lahlou"))
            try await club.leave(build.giver.membership)
            #expect(try await build.mails().map(\.to).filter { $0 == colleague.email }.count == 2)
            #expect(try await club.broken() == [])
        }
    }
}

extension ReferralBuilder {
    /// Another member of the receiver's company.
    func colleague() async throws -> ClubBuilder.Seated {
        let colleague = try await ClubBuilder(house: club.house).seat(5, given: "Nadia", family: "Chraibi")
        let company = receiver.company
        try await club.house.database.write { db in
            try db.execute("UPDATE memberships SET company_id = \(company) WHERE id = \(colleague.membership)")
        }
        try await index()
        return colleague
    }
}

extension ClubHarness {
    /// The rules of the club that do not hold.
    func broken() async throws -> [String] {
        try await house.database.read { db in
            // The club of these tests has no search index of its own for everybody.
            try (Invariant.referrals + Invariant.exchange + Invariant.deals).filter { try $0.broken(in: db) > 0 }
                .map(\.name)
        }
    }

    func leave(_ seat: ID<Membership>) async throws {
        let (house, now) = (house, time.now())
        try await house.database.write { db in
            try ReferralRepository.leave(seat, house.notices, at: now, in: db)
        }
    }
}
