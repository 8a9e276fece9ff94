import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct SeriesTests {
    typealias Routes = MeetingController.Routes

    @Test(arguments: TestEngine.allCases)
    func `Each way of coming again makes the meetings its rule says, at one local hour`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let expected: [(pattern: String, last: String, days: [String])] = [
                ("daily", "2026-11-28", ["2026-11-26", "2026-11-27", "2026-11-28"]),
                ("weekly", "2026-12-16", ["2026-11-26", "2026-12-03", "2026-12-10"]),
                ("fortnightly", "2026-12-24", ["2026-11-26", "2026-12-10", "2026-12-24"]),
                // The fourth Thursday.
                ("weekday", "2027-01-31", ["2026-11-26", "2026-12-24", "2027-01-28"]),
                ("monthly", "2027-02-01", ["2026-11-26", "2026-12-26", "2027-01-26"]),
            ]

            for (pattern, last, days) in expected {
                let id = try await build.call(["pattern": pattern, "last": last], isPublished: false)
                let series = try await build.series(of: id)
                #expect(series.map(\.start) == days.map { $0 + "T08:30:00" }, "\(pattern)")
                #expect(series.map(\.parts) == [2, 2, 2], "\(pattern)")
                #expect(series.first?.id == id)
            }
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Across a change of offset a series keeps its local hour`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            // Before Morocco left summer time for good on 20 September 2026.
            club.time.set(Instant(milliseconds: 1_789_120_800_000))
            let id = try await build.call(
                ["day": "2026-09-16", "pattern": "weekly", "last": "2026-09-30"], isPublished: false)
            let paris = try await build.call(
                ["day": "2027-03-25", "zone": "Europe/Paris", "pattern": "weekly", "last": "2027-04-01"],
                isPublished: false)

            let series = try await build.series(of: id)
            let abroad = try await build.series(of: paris)

            #expect(
                series.map(\.start) == ["2026-09-16T08:30:00", "2026-09-23T08:30:00", "2026-09-30T08:30:00"])
            #expect(
                series.map { $0.startsAt.text } == [
                    "2026-09-16T07:30:00Z", "2026-09-23T08:30:00Z", "2026-09-30T08:30:00Z",
                ])
            #expect(abroad.map { $0.startsAt.text } == ["2027-03-25T07:30:00Z", "2027-04-01T06:30:00Z"])
            // Moved as a whole it stays at one hour on both sides of the change.
            let moved = build.form(
                id, ["day": "2026-09-17", "from": "09:00", "until": "10:30", "scope": "all"], version: 1)
            #expect(try await club.post(Routes.change(id), moved, cookies: build.host.cookies).status == .seeOther)
            #expect(
                try await build.series(of: id).map { $0.startsAt.text } == [
                    "2026-09-17T08:00:00Z", "2026-09-24T09:00:00Z", "2026-10-01T09:00:00Z",
                ])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `One is changed alone, this and the following, or all; what was changed alone stays`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let first = try await build.call(["pattern": "weekly", "last": "2026-12-17"], isPublished: false)
            let ids = try await build.series(of: first).map(\.id)
            func change(_ index: Int, _ fields: [String: String], version: Int) async throws -> Int {
                let day = ["2026-11-26", "2026-12-03", "2026-12-10", "2026-12-17"][index]
                let form = build.form(ids[index], fields.merging(["day": day]) { own, _ in own }, version: version)
                return try await club.post(Routes.change(ids[index]), form, cookies: build.host.cookies).status.code
            }

            #expect(try await change(1, ["title": "Spécial export"], version: 1) == 303)
            let alone = try await build.series(of: first)
            #expect(
                try await change(2, ["place": "Au siège", "day": "2026-12-11", "scope": "following"], version: 1) == 303
            )
            let following = try await build.series(of: first)
            #expect(try await change(0, ["about": "Ouvert", "scope": "all"], version: 1) == 303)
            let all = try await build.series(of: first)

            let title = "Petit-déjeuner d’automne"
            #expect(alone.map(\.title) == [title, "Spécial export", title, title])
            #expect(following.map(\.place) == ["Hôtel du Phare", "Hôtel du Phare", "Au siège", "Au siège"])
            #expect(
                following.map { String($0.start.prefix(10)) } == [
                    "2026-11-26", "2026-12-03", "2026-12-11", "2026-12-18",
                ])
            #expect(all.map(\.title) == [title, "Spécial export", title, title])
            #expect(all.map(\.about) == Array(repeating: "Ouvert", count: 4))
            #expect(all.map(\.place) == following.map(\.place))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Who was reminded is reminded again of another hour, and not of another end`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let first = try await build.call(["pattern": "daily", "last": "2026-11-27"], isPublished: false)
            _ = try await club.post(Routes.publish(first), [("scope", "all")], cookies: build.host.cookies)
            let second = try #require(try await build.series(of: first).last?.id)
            try await build.answer(second, build.members[0], .coming)
            func change(_ fields: [String: String], version: Int) async throws {
                let form = build.form(first, fields.merging(["scope": "all"]) { own, _ in own }, version: version)
                let answer = try await club.post(Routes.change(first), form, cookies: build.host.cookies)
                #expect(answer.status == .seeOther)
            }
            func reminded() async throws -> [String] {
                try await build.runClock()
                return try await build.told(build.members[0]).filter { $0 == "remind-day" }
            }
            // Thursday half past seven: the second one is the day after at half past eight.
            club.time.advance(by: .hours(69) + .minutes(30))
            let early = try await reminded()
            // Of the clock that runs an hour later they heard; the first one has not begun.
            try await build.club.house.database.write { db in
                try db.execute("UPDATE meetings SET day_reminder_at = 1 WHERE id = \(second)")
            }

            try await change(["until": "11:00"], version: 1)
            let kept: Int64? = try await club.house.database.read { db in
                try db.value("SELECT day_reminder_at FROM meetings WHERE id = \(second)")
            }
            try await change(["from": "09:00", "until": "11:00"], version: 2)
            let moved: Int64? = try await club.house.database.read { db in
                try db.value("SELECT day_reminder_at FROM meetings WHERE id = \(second)")
            }

            #expect(early == [])
            #expect(kept == 1 && moved == nil)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A series is called in one word, and cancelled in one for those who answered`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let first = try await build.call(["pattern": "weekly", "last": "2026-12-17"], isPublished: false)
            let ids = try await build.series(of: first).map(\.id)
            let (member, other) = (build.members[0], build.members[1])

            _ = try await club.post(Routes.publish(first), [("scope", "all")], cookies: build.host.cookies)
            for id in ids.dropFirst() { #expect(try await build.answer(id, member, .coming) == 303) }
            let page = try await club.get(Routes.meeting(first), cookies: member.cookies).text
            for _ in 0..<2 {
                _ = try await club.post(
                    Routes.cancel(ids[1]), [("cancel-scope", "following"), ("reason", "Ramadan")],
                    cookies: build.host.cookies)
            }

            #expect(page.contains("4 rencontres à venir"))
            #expect(
                try await build.series(of: first).map(\.state) == ["published", "cancelled", "cancelled", "cancelled"])
            #expect(try await build.told(member) == ["called-series", "cancelled-series"])
            #expect(try await build.told(other) == ["called-series"])
            // Another bureau reaches none of them.
            let stranger = try await club.post(
                Routes.cancel(first), [("cancel-scope", "all")], cookies: build.elsewhere.cookies)
            #expect(stranger.status == .notFound)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Each move of one of a series is mailed, whatever version the one it was moved from had`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine, settings: MeetingCalendarTests.mail) { club in
            let build = try await MeetingBuilder(club)
            let first = try await build.call(["pattern": "weekly", "last": "2026-12-10"], isPublished: false)
            let ids = try await build.series(of: first).map(\.id)
            _ = try await club.post(Routes.publish(first), [("scope", "all")], cookies: build.host.cookies)
            try await build.answer(ids[1], build.members[0], .coming)
            func change(_ index: Int, _ fields: [String: String], version: Int) async throws -> Int {
                let day = ["2026-11-26", "2026-12-03"][index]
                let form = build.form(ids[index], fields.merging(["day": day]) { own, _ in own }, version: version)
                return try await club.post(Routes.change(ids[index]), form, cookies: build.host.cookies).status.code
            }

            let codes = [
                try await change(0, ["title": "Autre"], version: 1),
                try await change(0, ["title": "Autre", "place": "Au siège", "scope": "all"], version: 2),
                try await change(1, ["place": "Au port"], version: 2),
            ]

            #expect(codes == [303, 303, 303])
            let moved: Int? = try await club.house.database.read { db in
                try db.value(
                    "SELECT COUNT(*) FROM outbox_messages WHERE kind = 'meeting' AND dedupe_key LIKE '%-moved-%'")
            }
            #expect(moved == 2)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A speaker who left is no change of the agenda of the others`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let speaker = build.members[0].membership.description
            let first = try await build.call(
                ["pattern": "weekly", "last": "2026-12-10", "speaker-seat2": speaker], isPublished: false)
            let ids = try await build.series(of: first).map(\.id)
            let own = build.form(ids[1], ["day": "2026-12-03", "part1": "Café"], version: 1)
            _ = try await club.post(Routes.change(ids[1]), own, cookies: build.host.cookies)
            let (notices, now, day) = (club.house.notices, club.time.now(), club.house.today())
            let seat = build.members[0].membership
            _ = try await club.house.database.write { db in
                try Departure.end(seat, Departure.Decision(author: .console, day: day), notices, at: now, in: db)
            }

            let price = build.form(first, ["price": "200 DH", "speaker-seat2": speaker, "scope": "all"], version: 1)
            _ = try await club.post(Routes.change(first), price, cookies: build.host.cookies)

            let title: String? = try await club.house.database.read { db in
                try db.value("SELECT title FROM meeting_parts WHERE meeting_id = \(ids[1]) AND position = 1")
            }
            #expect(title == "Café")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `What has taken place is changed no more`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await build.call()
            club.time.advance(by: .hours(74))

            let late = build.form(id, ["day": "2026-12-10"], version: 1)

            #expect(try await club.post(Routes.change(id), late, cookies: build.host.cookies).status == .conflict)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `What cannot be a series is said beside its field`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let wrong = [
                ["pattern": "weekly"], ["pattern": "weekly", "last": "2026-12-02"],
                ["pattern": "daily", "last": "2027-06-01"], ["pattern": "weekly", "last": "2029-06-01"],
                ["pattern": "weekly", "last": "jamais"],
            ]

            for change in wrong {
                let key: ID<Meeting> = club.house.ids.next()
                let answer = try await club.post(Routes.call(), build.form(key, change), cookies: build.host.cookies)
                #expect(answer.status == .unprocessableContent, "\(change)")
                #expect(answer.text.contains("href=\"#last\""), "\(change)")
            }
            let key: ID<Meeting> = club.house.ids.next()
            let unknown = try await club.post(
                Routes.call(), build.form(key, ["pattern": "hourly", "last": "2026-12-02"]), cookies: build.host.cookies
            )
            #expect(unknown.status == .unprocessableContent)
            let kept: Int? = try await club.house.database.read { db in try db.value("SELECT COUNT(*) FROM meetings") }
            #expect(kept == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Members who hold a part are told once it is published; a name alone is shown`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let (keeper, speaker) = (build.members[0], build.members[1])
            let id = try await build.call(
                [
                    "timekeeper": "Membre Numéro0", "timekeeper-seat": keeper.membership.description,
                    "welcome": "Aya Nouri", "speaker-seat2": speaker.membership.description,
                    // A seat nobody holds leaves the name.
                    "host": "Quelqu’un", "host-seat": ID<Membership>(rawValue: 99).description,
                ], isPublished: false)
            let early = try await build.told(keeper)
            for _ in 0..<2 { _ = try await club.post(Routes.publish(id), cookies: build.host.cookies) }
            let page = try await club.get(Routes.meeting(id), cookies: build.members[2].cookies).text

            #expect(early == [])
            #expect(try await build.told(keeper) == ["called", "part-timekeeper"])
            #expect(try await build.told(speaker) == ["called", "part-speaker"])
            // A change of something else tells nobody again; another keeper hears of it, one of another branch too.
            let other = build.elsewhere
            let fields = [
                "timekeeper": "Omar Kabbaj", "timekeeper-seat": other.membership.description, "welcome": "Aya Nouri",
                "speaker-seat2": speaker.membership.description,
            ]
            _ = try await club.post(
                Routes.change(id), build.form(id, fields, version: 1), cookies: build.host.cookies)
            #expect(try await build.told(speaker) == ["called", "part-speaker"])
            #expect(try await build.told(other) == ["part-timekeeper"])
            #expect(try await build.status(Routes.meeting(id), other) == 200)
            #expect(page.contains("Aya Nouri") && page.contains("Quelqu’un"))
            #expect(page.contains(MemberController.Routes.member(keeper.membership).description))
        }
    }
}
