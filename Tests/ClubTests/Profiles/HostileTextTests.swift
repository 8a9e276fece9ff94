import Chronology
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct HostileTextTests {
    private static let markup = "<img src=x onerror=alert(1)>"
    private static let joined = "\"\u{200D} autofocus onfocus=alert(1) x=\""

    @Test func `Hostile text is harmless wherever it is shown`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let member = try await builder.seat(1, given: "Zed" + Self.markup, family: Self.joined)
            let other = try await builder.seat(2)
            try await club.house.database.write { db in
                try db.execute(
                    """
                    UPDATE companies SET legal_name = \("Zed" + Self.joined), activity = \(Self.markup),
                        city = \(Self.joined), website = \(Self.joined) WHERE id = \(member.company)
                    """
                )
                try db.execute(
                    """
                    UPDATE memberships SET title = \(Self.markup), offers = \(Self.markup + "\n" + Self.joined),
                        needs = \(Self.joined) WHERE id = \(member.membership)
                    """
                )
                try db.execute(
                    """
                    INSERT INTO trademarks (id, company_id, name, folded_name, status)
                    VALUES (1, \(member.company), \(Self.markup), 'x', 'filed')
                    """
                )
                try AudienceColumns.save(
                    [.offers: .everyone, .title: .everyone], isPublic: true, of: member.membership, in: db)
                try SearchIndex.rebuild(memberships: nil, in: db)
            }

            for path in [
                MemberController.Routes.directory(), MemberController.Routes.directory().query("q", "Zed"),
                MemberController.Routes.directory().query("q", Self.markup + Self.joined),
                MemberController.Routes.member(member.membership),
                MemberController.Routes.publicPage(member.membership), ProfileController.Routes.edit(),
                ProfileController.Routes.editCompany(), ProfileController.Routes.trademarks(),
                MemberController.Routes.suggestions().query("q", "Zed"), WorthController.Routes.club(),
                WorthController.Routes.own(), StatementController.Routes.page(), OwnDataController.Routes.page(),
            ] {
                for cookies in [member.cookies, other.cookies] {
                    let answer = try await club.get(path, cookies: cookies)
                    // Bytes, because `"` and U+200D are one character for Swift and two for a browser.
                    let bytes = Array(answer.text.utf8)
                    #expect(answer.status == .ok, "\(path)")
                    #expect(!bytes.contains(Array("<img src=x".utf8)), "\(path)")
                    let isEscaped = path.path.hasSuffix("suggestions")
                    #expect(isEscaped || !bytes.contains(Array("\"\u{200D}".utf8)), "\(path)")
                }
            }
        }
    }

    @Test func `Hostile text is harmless between two members and around a meeting`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let president = Mandate(role: .president, branch: nil)
            let member = try await builder.seat(
                1, given: "Zed" + Self.markup, family: Self.joined, mandates: [president])
            let other = try await builder.seat(2, given: Self.joined, family: Self.markup)
            let now = club.time.now()
            let (introduction, meeting): (ID<Introduction>, ID<Meeting>) = (ID(rawValue: 71), ID(rawValue: 72))
            try await club.house.database.write { db in
                try db.execute(
                    """
                    INSERT INTO introductions (id, origin, first_id, second_id, reason, state, first_answer,
                                               second_answer, introduced_at, expires_at, made_at)
                    VALUES (\(introduction), 'match', \(member.membership), \(other.membership), \(Self.markup), 'made',
                            'accepted', 'accepted', \(now), \(now + .days(30)), \(now))
                    """
                )
                try db.execute(
                    """
                    INSERT INTO matches (id, first_id, second_id, week, score, reasons, proposed_at, expires_at)
                    VALUES (73, \(member.membership), \(other.membership), '2026-11-23', 800,
                            \("t\u{1F}" + Self.markup), \(now), \(now + .days(20)))
                    """
                )
                try db.execute(
                    """
                    INSERT INTO meetings (id, kind, title, about, place, price, audience, local_start, local_end, zone,
                                          starts_at, ends_at, state, created_at, created_by_id, changed_at, published_at)
                    VALUES (\(meeting), 'visit', \(Self.markup), \(Self.joined), \(Self.markup), \(Self.joined), 'club',
                            '2026-11-26T08:30:00', '2026-11-26T10:00:00', 'Africa/Casablanca', \(now + .days(3)),
                            \(now + .days(4)), 'published', \(now), \(member.person), \(now), \(now))
                    """
                )
                try db.execute(
                    """
                    INSERT INTO meeting_parts (meeting_id, position, title, minutes, speaker)
                    VALUES (\(meeting), 1, \(Self.markup), 5, \(Self.joined))
                    """
                )
                try db.execute(
                    """
                    INSERT INTO registrations (id, meeting_id, membership_id, answer, substitute, asked_at, answered_at)
                    VALUES (74, \(meeting), \(member.membership), 'substitute', \(Self.joined + Self.markup), \(now),
                            \(now))
                    """
                )
                try db.execute(
                    """
                    INSERT INTO seatings (id, meeting_id, table_count, seat_count, round_count, state, is_planned,
                                          created_at, created_by_id, changed_at)
                    VALUES (75, \(meeting), 1, 4, 1, 'published', 1, \(now), \(member.person), \(now))
                    """
                )
                try db.execute(
                    """
                    INSERT INTO seating_guests (id, seating_id, membership_id, kind, label, rounds)
                    VALUES (76, 75, \(member.membership), 'substitute', \(Self.joined + Self.markup), 1),
                           (77, 75, \(other.membership), 'member', '', 1)
                    """
                )
                try db.execute(
                    """
                    INSERT INTO table_seats (seating_id, round, table_number, guest_id) VALUES (75, 1, 1, 76), (75, 1, 1, 77)
                    """
                )
                try db.execute(
                    """
                    INSERT INTO table_hosts (meeting_id, membership_id, table_number)
                    VALUES (\(meeting), \(other.membership), 1)
                    """
                )
                try db.execute(
                    """
                    INSERT INTO apart_pairs (first_id, second_id, noted_at, noted_by_id)
                    VALUES (\(member.membership), \(other.membership), \(now), \(member.person))
                    """
                )
                try db.execute(
                    """
                    INSERT INTO seating_jobs (id, seating_id, state, asked_by_id, asked_at, ended_at, reasons)
                    VALUES (78, 75, 'impossible', \(member.person), \(now), \(now),
                            \("clique:1:" + ID<SeatingGuest>(rawValue: 76).description + ":1"))
                    """
                )
                // It goes on: who speaks, who presents their company, what is noted.
                try db.execute(
                    """
                    INSERT INTO registrations (id, meeting_id, membership_id, answer, asked_at, answered_at)
                    VALUES (76, \(meeting), \(other.membership), 'coming', \(now), \(now))
                    """
                )
                try db.execute("UPDATE meetings SET starts_at = \(now + .seconds(1_800)) WHERE id = \(meeting)")
                try db.execute("UPDATE companies SET legal_name = \(Self.markup), activity = \(Self.joined)")
                try db.execute(
                    """
                    INSERT INTO meeting_runs (meeting_id, started_at, started_by_id, position)
                    VALUES (\(meeting), \(now), \(member.person), 1)
                    """
                )
                try db.execute(
                    """
                    INSERT INTO run_parts (meeting_id, position, began_at, resumed_at) VALUES (\(meeting), 1, \(now), \(now))
                    """
                )
                try db.execute(
                    """
                    INSERT INTO run_turns (id, meeting_id, membership_id, state, asked_at)
                    VALUES (75, \(meeting), \(member.membership), 'waiting', \(now))
                    """
                )
                try db.execute(
                    """
                    INSERT INTO run_pitches (meeting_id, membership_id, position, state, began_at)
                    VALUES (\(meeting), \(member.membership), 1, 'on', \(now)),
                           (\(meeting), \(other.membership), 2, 'waiting', NULL)
                    """
                )
                try db.execute(
                    """
                    INSERT INTO meeting_notes (meeting_id, position, text, written_at, written_by_id)
                    VALUES (\(meeting), 1, \("</textarea>" + Self.markup + Self.joined), \(now), \(member.person))
                    """
                )
            }

            let random = club.house.random
            try await club.house.database.write { db in
                try Door.open(meeting, from: random, at: now, in: db)
                try db.execute("UPDATE meetings SET open_to_visitors = 1 WHERE id = \(meeting)")
                try db.execute(
                    """
                    INSERT INTO visitors (id, meeting_id, inviter_id, given_name, family_name, company, trade, email,
                                          language, place, asked_at, agreed_at, changed_at, stepped_at)
                    VALUES (75, \(meeting), \(other.membership), \(Self.markup), \(Self.joined), \(Self.markup),
                            \(Self.joined), 'v@essai.example', 'fr', 'coming', \(now), \(now), \(now), \(now))
                    """
                )
                try db.execute(
                    """
                    INSERT INTO visitor_steps (id, visitor_id, step, note, by_id, taken_at)
                    VALUES (76, 75, 'note', \(Self.markup), \(other.person), \(now))
                    """
                )
                // A photo of it, and one that was taken down.
                try db.execute("UPDATE meetings SET starts_at = \(now - .hours(1)) WHERE id = \(meeting)")
                try db.execute(
                    """
                    INSERT INTO photos (id, meeting_id, upload_id, position, added_by_id, caption, width, height,
                                        small_width, small_height, added_at, consented_at, withdrawn_at)
                    VALUES (81, \(meeting), 83, 1, \(member.person), \(Self.joined + Self.markup), 8, 8, 8, 8, \(now),
                            \(now), NULL),
                           (82, \(meeting), 83, 2, NULL, '', 8, 8, 8, 8, \(now), \(now), \(now))
                    """
                )
                try db.execute(
                    "INSERT INTO photo_people (photo_id, membership_id) VALUES (81, \(other.membership))")
            }

            let all: [URLPath] = [
                RunController.Routes.live(meeting),
                VisitorController.Routes.visitor(ID(rawValue: 75)), VisitorController.Routes.meeting(meeting),
                VisitorController.Routes.mine(),
                IntroductionController.Routes.all(), IntroductionController.Routes.introduction(introduction),
                MatchController.Routes.all(), MeetingController.Routes.all(), MeetingController.Routes.meeting(meeting),
                HomeController.Routes.home(), PhotoController.Routes.gallery(meeting),
                PhotoController.Routes.photo(ID(rawValue: 81)), PhotoController.Routes.photo(ID(rawValue: 82)),
            ]
            typealias Tables = SeatingController.Routes
            let bureau = [
                MeetingController.Routes.people(meeting), MeetingController.Routes.edit(meeting),
                RunController.Routes.console(meeting), RunController.Routes.screen(meeting),
                DoorController.Routes.list(meeting), DoorController.Routes.list(meeting).query("q", Self.markup),
                DoorController.Routes.badges(meeting), DoorController.Routes.wall(meeting),
                VisitorController.Routes.bureau().query("show", "all"),
                Tables.tables(meeting),
                Tables.edit(meeting), Tables.hosts(meeting), Tables.screen(meeting), Tables.cards(meeting),
                Tables.apart(),
            ]
            let walk = all.map { ($0, other.cookies) } + (all + bureau).map { ($0, member.cookies) }
            for (path, cookies) in walk {
                let answer = try await club.get(path, cookies: cookies)
                let bytes = Array(answer.text.utf8)
                #expect(answer.status == .ok, "\(path)")
                #expect(!bytes.contains(Array("<img src=x".utf8)), "\(path)")
                #expect(!bytes.contains(Array("\"\u{200D}".utf8)), "\(path)")
            }
        }
    }

    @Test func `A line break in a field begins no line of a visiting card`() {
        let escaped = VisitingCard.escaped("a,b;c\\d\nEMAIL:x@y.example\r\u{7}")

        #expect(escaped == "a\\,b\\;c\\\\d\\nEMAIL:x@y.example")
    }

    @Test func `U+0000 is refused and controls of direction leave a name`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let member = try await builder.seat(1)
            let save = ProfileController.Routes.save()

            let refused = try await club.send(
                .post, save.description, cookies: member.cookies, body: "given_name=a%00b&family_name=c")
            let saved = try await club.post(
                save, [("given_name", "Sal\u{202E}ma"), ("family_name", "Ben\u{2066}nani")], cookies: member.cookies)
            let name: String? = try await club.house.database.read { db in
                try db.value("SELECT given_name || ' ' || family_name FROM people WHERE id = \(member.person)")
            }

            #expect(refused.status == .badRequest)
            #expect(saved.status == .seeOther)
            #expect(name == "Salma Bennani")
        }
    }
}
