import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct DoorTests {
    @Test(arguments: TestEngine.allCases)
    func `A code shown at the desk says who it is and notes them by a tap; reading it changes nothing`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DoorBuilder(club)
            let member = build.members[0]
            let pass = try await build.pass(.registration(try await build.registration(member)))
            let own = try await build.page(MeetingController.Routes.meeting(build.meeting), member).text
            build.open()

            let shown = try await build.page(pass.path)
            let read = try await build.came()
            let arrive = PassController.Routes.arrive(pass.text)
            let codes = [
                try await club.post(arrive, [("key", "pass-key-1")], cookies: member.cookies).status.code,
                try await club.post(arrive, [("key", "pass-key-1")], cookies: build.host.cookies).status.code,
                try await club.post(arrive, [("key", "pass-key-2")], cookies: build.host.cookies).status.code,
            ]

            #expect(own.contains("<svg xmlns"))
            #expect(shown.text.contains("Membre Numéro0") && read.isEmpty)
            #expect(codes == [404, 303, 303])
            #expect(try await build.came().map(\.way) == ["pass"])
            #expect(try await build.page(pass.path, member).status == .notFound)
            #expect(try await club.get(pass.path).location?.hasPrefix("/sign-in") == true)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A member who welcomes at this meeting keeps its door, and no other's; what is printed stays the bureau's`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DoorBuilder(club)
            let (welcoming, other) = (build.members[0], build.members[1])
            let elsewhere = try await build.visitors.call()
            let meeting = build.meeting
            try await club.house.database.write { db in
                try MeetingRole.write(
                    [MeetingRole.Holder(role: .welcome, name: "Membre Numéro0", seat: welcoming.membership)],
                    of: [meeting], in: db)
            }
            build.open()
            let list = DoorController.Routes.list(meeting)

            let page = try await build.page(list, welcoming)
            let arrived = try await build.arrive(try await build.who(other), key: "welcome-1", by: welcoming)
            let refused = [
                try await build.page(list, other).status.code,
                try await build.arrive(try await build.who(other), key: "welcome-2", by: other),
                try await build.page(DoorController.Routes.list(elsewhere), welcoming).status.code,
                try await build.page(DoorController.Routes.badges(meeting), welcoming).status.code,
                try await build.page(DoorController.Routes.wall(meeting), welcoming).status.code,
            ]

            #expect(page.text.contains("Numéro1"))
            #expect(!page.text.contains(DoorController.Routes.badges(meeting).description))
            #expect(arrived == 303)
            #expect(refused == [404, 404, 404, 404, 404])
            #expect(try await build.came().count == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Who was noted no longer gives the seat back, and a slip of the desk puts who waited back in line`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DoorBuilder(club, coming: 2)
            let (here, meeting) = (build.members[0], build.meeting)
            try await club.house.database.write { db in
                try db.execute("UPDATE meetings SET capacity = 2 WHERE id = \(meeting)")
            }
            try await build.visitors.register(try await build.visitors.invitation(meeting), 1)
            let waiting = try await build.visitors.places(meeting)
            build.open()
            try await build.arrive(try await build.who(here), key: "here-0001")
            let visitor = Attender.visitor(try await build.visitors.visitor(1)).text

            let declined = try await build.meetings.answer(meeting, here, .declined)
            try await build.arrive(visitor, key: "slip-0001")
            let seated = try await build.visitors.places(meeting)
            let undone = try await build.undo(visitor)

            #expect(waiting == ["Visiteuse1 waiting"] && seated == ["Visiteuse1 coming"])
            #expect(declined == 409 && undone == 303)
            #expect(try await build.visitors.places(meeting) == ["Visiteuse1 waiting"])
            #expect(try await build.meetings.answers(meeting)[here.membership] == .coming)
            #expect(try await build.visitors.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A code of another meeting, another person or nobody opens nothing`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DoorBuilder(club)
            let other = try await build.visitors.call()
            let id = try await build.registration(build.members[0])
            let genuine = try await build.pass(.registration(id))
            let secret = try await club.house.database.read { db in try Door.secret(of: other, in: db) }
            build.open()

            let forged = [
                DoorPass(.registration(id), secret: try #require(secret)).text,
                genuine.text.replacing("r", with: "v", maxReplacements: 1), String(genuine.text.dropLast()),
                "r" + id.description + "-", "r-", "-", "", String(repeating: "a", count: 200),
            ]

            for text in forged where !text.isEmpty {
                #expect(try await build.page(PassController.Routes.pass(text)).status == .notFound, "\(text)")
            }
            let wall = HereController.Routes.here(other, Door.wallCode(try #require(secret)))
            let mixed = HereController.Routes.here(build.meeting, Door.wallCode(try #require(secret)))
            #expect(try await build.page(wall).status == .ok)
            #expect(try await build.page(mixed).status == .notFound)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The code on the wall notes members who are signed in and visitors who opened their page`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DoorBuilder(club, coming: 1)
            let path = try await build.visitors.invitation(build.meeting)
            try await build.visitors.register(path, 1)
            let visitor = try await club.get(try await build.visitors.own(1)).cookies
            let wall = try await build.wall()
            let early = try await club.post(wall, [("key", "wall-early")], cookies: build.members[0].cookies).status
            build.open()

            let stranger = try await club.get(wall)
            let tap = try await club.post(wall, [("key", "wall-nobody")])
            let shown = try await club.get(wall, cookies: build.members[0].cookies).text
            for (key, cookies) in [
                ("wall-key-1", build.members[0].cookies), ("wall-key-2", build.members[1].cookies),
                ("wall-key-3", visitor), ("wall-key-4", visitor),
            ] {
                #expect(try await club.post(wall, [("key", key)], cookies: cookies).location == wall.description)
            }

            #expect(early == .conflict)
            #expect(stranger.status == .ok && !stranger.text.contains("<form"))
            #expect(tap.location?.hasPrefix("/sign-in?next=") == true)
            #expect(shown.contains("<form method=\"post\""))
            #expect(try await build.came().count == 3)
            #expect(try await club.get(wall, cookies: visitor).text.contains("8\u{A0}h\u{A0}15"))
            let story = try await club.get(
                VisitorController.Routes.visitor(try await build.visitors.visitor(1)), cookies: build.host.cookies)
            #expect(story.text.contains("Venu"))
            #expect(try await build.visitors.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Whoever comes unannounced is found among all members or written down as a visitor`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DoorBuilder(club, coming: 1)
            for number in 20..<24 {
                let seat = ID<Membership>(rawValue: 3_000 + Int64(number))
                try await club.house.database.write { db in try SearchIndex.rebuild(seat, in: db) }
            }
            build.open()
            let list = DoorController.Routes.list(build.meeting)

            let page = try await build.page(list.query("q", "Numéro3")).text
            let other = try await build.page(list.query("q", "numero0")).text
            let form = build.visitors.form(7, ["email": "", "trade": ""])
            let welcome = DoorController.Routes.welcome(build.meeting)
            let codes = [
                try await club.post(welcome, form, cookies: build.host.cookies).status.code,
                try await club.post(welcome, form, cookies: build.host.cookies).status.code,
                try await club.post(welcome, build.visitors.form(7), cookies: build.host.cookies).status.code,
                try await club.post(
                    welcome, build.visitors.form(8, ["phone": "", "email": ""]), cookies: build.host.cookies
                ).status.code,
                try await club.post(
                    welcome, build.visitors.form(9) + [("inviter", "Personne Inconnue")], cookies: build.host.cookies
                ).status.code,
                try await club.post(
                    welcome,
                    build.visitors.form(6) + [
                        ("inviter", "Membre Numéro2"), ("inviter_id", build.members[2].membership.description),
                    ], cookies: build.host.cookies
                ).status.code,
            ]

            #expect(page.contains(Attender.member(build.members[3].membership).text))
            #expect(other.contains(try await build.who(build.members[0])))
            #expect(!other.contains(Attender.member(build.members[0].membership).text))
            #expect(codes == [303, 303, 422, 422, 422, 303])
            #expect(try await build.came().count == 2)
            #expect(try await build.visitors.places(build.meeting) == ["Visiteuse7 coming", "Visiteuse6 coming"])
            #expect(try await build.visitors.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Badges are ten on a sheet, each with its name and code, visitors' marked`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DoorBuilder(club, members: 12)
            try await build.meetings.answer(build.meeting, build.members[0], .substitute, substitute: "زينب <الناصري>")
            try await build.visitors.register(try await build.visitors.invitation(build.meeting), 1)

            let page = try await build.page(DoorController.Routes.badges(build.meeting)).text

            #expect(page.split(separator: "class=\"badges\"").count == 3)
            #expect(page.split(separator: "<svg xmlns").count == 14)
            #expect(page.contains("زينب &lt;الناصري&gt;") && !page.contains("Numéro0<"))
            #expect(page.split(separator: "badge visitor").count == 2)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Who only looks after the installation keeps no door, follows no visitor, and is sent to the desk`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DoorBuilder(club)
            let builder = ClubBuilder(house: club.house)
            let administrator = try await builder.seat(
                70, status: .left, mandates: [Mandate(role: .administrator, branch: nil)])
            let seated = try await builder.seat(71, mandates: [Mandate(role: .administrator, branch: nil)])
            try await build.visitors.register(try await build.visitors.invitation(build.meeting), 1)
            let pass = try await build.pass(.registration(try await build.registration(build.members[0])))
            let visitor = try await build.visitors.visitor(1)
            let wall = try await build.wall()
            build.open()
            let who = try await build.who(build.members[0])

            var codes: [Int] = []
            for path in [
                DoorController.Routes.list(build.meeting), DoorController.Routes.badges(build.meeting),
                DoorController.Routes.wall(build.meeting), DoorController.Routes.write(build.meeting), pass.path,
                VisitorController.Routes.bureau(), VisitorController.Routes.visitor(visitor),
            ] {
                codes.append(try await build.page(path, administrator).status.code)
            }
            codes.append(try await build.arrive(who, key: "admin-0001", by: administrator))
            codes.append(
                try await club.post(
                    VisitorController.Routes.number(visitor), [("phone", "")], cookies: administrator.cookies
                ).status.code)
            let sign = try await build.page(wall, administrator)
            let tap = try await club.post(wall, [("key", "admin-0002")], cookies: administrator.cookies)
            let more = try await build.page(MoreController.Routes.more(), administrator).text
            let member = try await club.post(wall, [("key", "admin-0003")], cookies: seated.cookies)

            #expect(codes == Array(repeating: 404, count: 9))
            #expect(sign.status == .ok && sign.text.contains("accueil") && !sign.text.contains("/sign-in?next"))
            #expect(tap.status == .conflict)
            #expect(!more.contains(VisitorController.Routes.bureau().description))
            // With a seat they are at the door what every member is.
            #expect(member.status == .seeOther)
            #expect(try await build.came().map(\.member) == [seated.membership])
        }
    }
}
