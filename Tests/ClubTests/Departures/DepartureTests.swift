import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct DepartureTests {
    typealias Routes = DepartureController.Routes
    typealias Purchases = PurchaseController.Routes

    private static let form = [("day", "2026-11-20"), ("words", "Décision du <b> bureau"), ("agrees", "on")]

    private static func end(_ seated: ClubBuilder.Seated, _ club: ClubHarness) async throws {
        let (now, today, notices) = (club.time.now(), club.house.today(), club.house.notices)
        try await club.house.database.write { db in
            let decision = Departure.Decision(author: .console, day: today)
            try Departure.end(seated.membership, decision, notices, at: now, in: db)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The bureau ends a membership once, says why, and can take it back`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let president = try await builder.seat(1, mandates: [Mandate(role: .president, branch: nil)])
            let member = try await builder.seat(2, given: "Hicham", family: "Lahlou")
            try await club.house.database.write { db in try SearchIndex.rebuild(memberships: nil, in: db) }
            let page = MemberController.Routes.member(member.membership)

            let shown = try await club.get(page, cookies: president.cookies).text
            let unticked = try await club.post(Routes.decide(member.membership), cookies: president.cookies)
            let first = try await club.post(Routes.decide(member.membership), Self.form, cookies: president.cookies)
            let second = try await club.post(Routes.decide(member.membership), Self.form, cookies: president.cookies)
            let gone = try await club.get(page, cookies: president.cookies)
            let home = try await club.get(HomeController.Routes.home(), cookies: member.cookies)
            let list = try await club.get(Routes.all(), cookies: president.cookies).text

            #expect(shown.contains(Routes.ask(member.membership).description))
            #expect(unticked.status == .unprocessableContent)
            #expect(unticked.text.contains("#words") && unticked.text.contains("#agrees"))
            #expect(first.status == .seeOther && first.location == second.location)
            #expect(gone.status == .notFound && home.text.contains("Bonjour"))
            #expect(list.contains("Hicham Lahlou") && list.contains("Décision du &lt;b&gt; bureau"))
            let mails = try await club.house.database.read { db in
                try db.rows("SELECT recipient, body_text FROM outbox_messages WHERE kind = 'departure'")
                    .map { try $0.get("recipient", as: String.self) + $0.get("body_text", as: String.self) }
            }
            #expect(mails.count == 1 && mails[0].contains(member.email) && mails[0].contains("Décision du <b> bureau"))
            #expect(try await club.count("SELECT COUNT(*) FROM search_terms WHERE membership_id = 3002") == 0)

            for _ in 0..<2 {
                let back = try await club.post(Routes.undo(member.membership), cookies: president.cookies)
                #expect(back.status == .seeOther)
            }
            #expect(try await club.get(page, cookies: president.cookies).status == .ok)
            #expect(try await club.count("SELECT COUNT(*) FROM search_terms WHERE membership_id = 3002") > 0)
            let trail = try await club.get(TrailController.Routes.trail(), cookies: president.cookies).text
            #expect(trail.contains("A mis fin à une adhésion") && trail.contains("A rétabli une adhésion"))
            let broken = try await club.house.database.read { db in
                try Invariant.all.filter { try $0.broken(in: db) > 0 }.map(\.name)
            }
            #expect(broken == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A bureau decides about its own branch, nobody about themselves, an administrator about no one`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let local = try await builder.seat(1, mandates: [Mandate(role: .president, branch: ClubBuilder.casablanca)])
            let national = try await builder.seat(2, mandates: [Mandate(role: .secretary, branch: nil)])
            let administrator = try await builder.seat(3, mandates: [Mandate(role: .administrator, branch: nil)])
            let near = try await builder.seat(4)
            let far = try await builder.seat(5, branch: ClubBuilder.rabat)
            let cases: [(ClubBuilder.Seated, ClubBuilder.Seated, Bool)] = [
                (local, near, true), (local, far, false), (local, local, false), (national, national, false),
                (administrator, near, false), (near, far, false), (national, far, true),
            ]

            for (officer, member, may) in cases {
                let asked = try await club.get(Routes.ask(member.membership), cookies: officer.cookies)
                let before = try await club.count("SELECT COUNT(*) FROM departures")
                let done = try await club.post(Routes.decide(member.membership), Self.form, cookies: officer.cookies)
                let after = try await club.count("SELECT COUNT(*) FROM departures")

                #expect(asked.status == (may ? .ok : .notFound), "\(officer.email) \(member.email)")
                #expect(done.status == (may ? .seeOther : .notFound))
                #expect(after - before == (may ? 1 : 0))
            }
            // The local bureau sees and restores its own only.
            let list = try await club.get(Routes.all(), cookies: local.cookies).text
            #expect(list.contains("Atelier 4") && !list.contains("Atelier 5"))
            #expect(try await club.post(Routes.undo(far.membership), cookies: local.cookies).status == .notFound)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A member leaves by themselves after being asked once, and keeps another seat`(_ engine: TestEngine)
        async throws
    {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let member = try await builder.seat(1)
            let other = try await builder.seat(2, branch: ClubBuilder.rabat)
            try await club.house.database.write { db in
                try db.execute(
                    "UPDATE memberships SET person_id = \(member.person) WHERE id = \(other.membership)")
            }
            let fields = [("seat", member.membership.description), ("words", "Merci"), ("agrees", "on")]

            let more = try await club.get(MoreController.Routes.more(), cookies: member.cookies).text
            let unticked = try await club.post(Routes.leave(), [fields[0]], cookies: member.cookies)
            let left = try await club.post(Routes.leave(), fields, cookies: member.cookies)
            // The same form again is about a seat that is not in use any more.
            let again = try await club.post(Routes.leave(), fields, cookies: member.cookies)
            let page = try await club.get(MemberController.Routes.directory(), cookies: member.cookies)

            #expect(more.contains(Routes.askOwn().description))
            #expect(unticked.status == .unprocessableContent)
            #expect(left.location == HomeController.Routes.home().description)
            #expect(again.location == Routes.askOwn().description)
            #expect(page.status == .ok)
            #expect(try await club.count("SELECT COUNT(*) FROM departures") == 1)
            #expect(try await club.count("SELECT COUNT(*) FROM memberships WHERE status = 'active'") == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The bureau of the branch and of the club is told once of a member who leaves`(_ engine: TestEngine)
        async throws
    {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let member = try await builder.seat(1)
            let ofClub = try await builder.seat(2, mandates: [Mandate(role: .secretary, branch: nil)])
            let here = try await builder.seat(
                3, mandates: [Mandate(role: .president, branch: ClubBuilder.casablanca)])
            _ = try await builder.seat(
                4, branch: ClubBuilder.rabat, mandates: [Mandate(role: .president, branch: ClubBuilder.rabat)])
            let fields = [("seat", member.membership.description), ("words", "Je change de ville"), ("agrees", "on")]

            for _ in 0..<2 { _ = try await club.post(Routes.leave(), fields, cookies: member.cookies) }

            let told = try await club.house.database.read { db in
                try db.rows("SELECT recipient, body_text FROM outbox_messages WHERE kind = 'departure' ORDER BY id")
                    .map { (try $0.get("recipient", as: String.self), try $0.get("body_text", as: String.self)) }
            }
            #expect(told.count == 2)
            for officer in [ofClub, here] {
                let letter = told.first { $0.0.contains(officer.email) }
                #expect(letter?.1.contains("Je change de ville") == true)
            }
        }
    }

    @Test(arguments: TestEngine.allCases, Purchase.Stage.allCases)
    func `A buyer who leaves is out of what is open, and what is done stands`(
        _ engine: TestEngine, _ stage: Purchase.Stage
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club, buyers: 3)
            let (id, _) = try await build.purchase(at: stage)
            let before = try await build.parts(id)

            try await Self.end(build.buyers[0], club)
            try await Self.end(build.buyers[0], club)

            let after = try await build.parts(id)
            #expect(after.dropFirst() == before.dropFirst())
            #expect(after[0] == (stage.isOpen ? "left 0" : before[0]))
            #expect(try await build.stage(of: id) == stage)
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases, Purchase.Stage.allCases)
    func `A supplier who leaves takes the offer along; chosen, it is chosen again`(
        _ engine: TestEngine, _ stage: Purchase.Stage
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club)
            let (id, offer) = try await build.purchase(at: stage)
            if stage == .confirming { _ = try await build.confirm(id, build.buyers[0]) }

            try await Self.end(build.seller, club)

            let stands = try await build.count(
                "SELECT COUNT(*) FROM purchase_offers WHERE id = \(offer) AND withdrawn_at IS NULL")
            #expect(stands == (stage.isOpen || stage == .joining ? 0 : 1))
            #expect(try await build.stage(of: id) == (stage == .confirming ? .choosing : stage))
            if stage == .confirming {
                #expect(try await build.parts(id) == ["joined 701300", "joined 402900"])
                #expect(try await build.told(build.buyers[0]).last == "reopened")
                #expect(try await build.told(build.organiser).last == "reopened")
            }
            if stage == .offers { #expect(try await build.told(build.organiser).last == "offer-gone") }
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases, Purchase.Stage.allCases)
    func `An organiser who leaves is followed by one of the group, or it is called off with notice`(
        _ engine: TestEngine, _ stage: Purchase.Stage
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club)
            let (id, offer) = try await build.purchase(at: stage)
            let isHandedOn = [.joining, .offers, .choosing].contains(stage)

            try await Self.end(build.organiser, club)
            try await Self.end(build.organiser, club)

            #expect(try await build.stage(of: id) == stage)
            #expect(try await build.told(build.buyers[0]).contains("vacant") == isHandedOn)
            guard isHandedOn else { return }
            let stranger = try await club.post(Purchases.takeOver(id), cookies: build.onlooker.cookies)
            #expect(stranger.status == .conflict)
            if stage == .choosing {
                let taken = try await club.post(Purchases.takeOver(id), cookies: build.buyers[1].cookies)
                let chosen = try await club.post(
                    Purchases.choose(id), [("offer", offer.description)], cookies: build.buyers[1].cookies)
                #expect(taken.status == .seeOther && chosen.status == .seeOther)
                #expect(try await build.stage(of: id) == .confirming)
            } else {
                club.time.advance(by: .days(8))
                try await build.runClock()
                try await build.runClock()
                #expect(try await build.stage(of: id) == .cancelled)
                #expect(try await build.told(build.buyers[0]).filter { $0 == "ended.organiser_left" }.count == 1)
            }
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Without anybody to follow, a purchase ends with its organiser`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club)
            let id = try await build.open(own: "5")

            try await Self.end(build.organiser, club)

            #expect(try await build.stage(of: id) == .cancelled)
            #expect(try await build.parts(id) == ["left 0"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `An erased organiser's purchases are handed on, told without a name, and keep no word about them`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await PurchaseBuilder(club)
            let (id, _) = try await build.purchase(at: .offers)
            let (today, trail) = (club.house.today(), club.trail)
            let notices = try Notices.console(
                club.house.settings, ids: club.house.ids, random: club.house.random, zone: club.house.zone,
                time: club.time)

            try await club.house.database.write { db in
                try PersonRegister.erase(
                    build.organiser.person, today: today, trail: trail, telling: notices, in: db)
            }

            #expect(try await build.told(build.buyers[0]).last == "vacant")
            let page = try await club.get(Purchases.purchase(id), cookies: build.buyers[0].cookies).text
            #expect(page.contains("Prendre la suite") && !page.contains("Bennani"))
            #expect(try await build.count("SELECT COUNT(*) FROM departures WHERE decided_by = 'console'") == 1)
            #expect(try await build.brokenRules() == [])
        }
    }
}
