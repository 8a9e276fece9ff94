import Chronology
import HTTPTypes
import HummingbirdTesting
import Matching
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct RoundTests {
    private func crowd(_ build: MatchBuilder, _ count: Int64) async throws {
        for number in 1...count {
            let isAccountant = number % 2 == 0
            _ = try await build.seat(
                number, offers: isAccountant ? MatchBuilder.accounting : MatchBuilder.packaging,
                needs: isAccountant ? MatchBuilder.packaging : "Un expert comptable",
                division: isAccountant ? "69" : "17")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Nobody is proposed more in a week than the club allows`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MatchBuilder(club)
            try await crowd(build, 14)
            for (weekly, week) in [(2, 1), (3, 2), (1, 3)] {
                let saved = try await club.post(
                    MatchController.Routes.saveSettings(), [("weekly", String(weekly))],
                    cookies: build.president.cookies)
                #expect(saved.status == .seeOther)

                try await build.weeks(1)

                let most = try await club.count(
                    """
                    SELECT coalesce(max(number), 0) FROM (
                        SELECT count(*) AS number FROM (
                            SELECT first_id AS seat, week FROM matches UNION ALL SELECT second_id, week FROM matches
                            UNION ALL SELECT p.membership_id, r.week FROM ring_places p JOIN rings r ON r.id = p.ring_id
                        ) sides WHERE week = (SELECT max(week) FROM match_rounds) GROUP BY seat
                    ) counts
                    """)
                #expect(most <= weekly, "week \(week)")
                #expect(most >= 1, "week \(week)")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A week is proposed once, by however many servers and whatever the clock does`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MatchBuilder(club)
            try await crowd(build, 6)

            async let one = build.round()
            async let two = build.round()
            async let three = build.round()
            let made = try await [one, two, three].filter { $0 }.count
            let number = try await club.count("SELECT count(*) FROM matches")
            let again = try await build.round()
            // Three weeks lost, then the clock set back by two: the weeks between are not made up for.
            club.time.advance(by: .days(21))
            let jumped = try await build.round()
            club.time.set(build.now - .days(14))
            let back = try await build.round()

            #expect([made, number > 0 ? 1 : 0] == [1, 1])
            #expect([again, jumped, back] == [false, true, false])
            #expect(try await club.count("SELECT count(*) FROM match_rounds") == 2)
            let twice = try await club.count(
                "SELECT count(*) FROM (SELECT 1 FROM notices GROUP BY person_id, once HAVING count(*) > 1) doubles")
            #expect(twice == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Within any four weeks every active member is proposed something, or told what is missing`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MatchBuilder(club)
            try await crowd(build, 5)
            // One says nothing, one what nobody understands, one what nobody has; the president is silent too.
            _ = try await build.seat(21)
            _ = try await build.seat(22, offers: "xyzzy plugh", needs: "frobozz")
            _ = try await build.seat(23, offers: MatchBuilder.transport, needs: "")
            try await build.round()
            for week in 1...12 {
                try await build.weeks(1)
                let since = build.now - Match.patience

                let forgotten = try await club.count(
                    """
                    SELECT count(*) FROM memberships m WHERE m.status = 'active'
                      AND NOT EXISTS (SELECT 1 FROM matches x WHERE (x.first_id = m.id OR x.second_id = m.id)
                                      AND x.proposed_at > \(since))
                      AND NOT EXISTS (SELECT 1 FROM ring_places p JOIN rings r ON r.id = p.ring_id
                                      WHERE p.membership_id = m.id AND r.proposed_at > \(since))
                      AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.person_id = m.person_id
                                      AND n.message = 'matches.notice.missing' AND n.created_at > \(since))
                    """)
                #expect(forgotten == 0, "week \(week)")
            }
            // And not every week anew.
            let nagged = try await club.count(
                "SELECT count(*) FROM notices WHERE message = 'matches.notice.missing' AND person_id = 1021")
            #expect(nagged <= 5)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `What is shown to fewer than all members is in no proposal, and what is hidden later in no reason`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MatchBuilder(club)
            let (accountant, packer) = try await build.two()
            _ = try await build.seat(3)
            func hide(_ seat: ClubBuilder.Seated, _ audience: Audience) async throws {
                try await club.house.database.write { db in
                    try AudienceColumns.save(
                        [.offers: audience, .needs: audience, .activity: audience, .city: audience], isPublic: false,
                        of: seat.membership, in: db)
                }
            }
            try await hide(packer, .branch)
            try await build.round()
            #expect(try await club.count("SELECT count(*) FROM matches WHERE \(MatchBuilder.pair)") == 0)

            try await hide(packer, .members)
            try await build.weeks(1)
            let seen = try await build.page(accountant)
            try await hide(packer, .me)
            let hidden = try await build.page(accountant)
            let own = try await build.page(packer)

            #expect(seen.contains(MatchBuilder.packaging) && seen.contains("Un expert comptable"))
            for words in ["Prenom2", "Un expert comptable", "Cartons d’emballage"] {
                #expect(!hidden.contains(words), "\(words)")
            }
            #expect(own.contains("Prenom1"))
        }
    }

    @Test func `What a profile lacks stands on the page, with the way to mend it`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await MatchBuilder(club)
            try await club.house.database.write { db in
                try db.execute(
                    """
                    INSERT INTO match_gaps (membership_id, gaps, noted_at)
                    VALUES (\(build.president.membership), \(StoredGap.encode([.place, .need])), 0)
                    """
                )
            }

            let page = try await build.page(build.president)

            #expect(page.contains("Dites ce que vous cherchez") && page.contains("Indiquez la ville"))
            #expect(page.contains(ProfileController.Routes.edit().description))
        }
    }

    @Test func `Clients are counted only where no deal can be guessed from it`() {
        let reasons = [(3, 5), (2, 9), (3, 4), (9, 9)].map { clients, companies in
            StoredReason(
                .clientsInYourTrade(supplier: .init(1), division: "17", clients: clients), wish: { _ in nil },
                others: { _ in companies })
        }

        #expect(reasons.map { $0 != nil } == [true, false, false, true])
    }

    @Test func `Reasons are kept and read back`() throws {
        let (one, two) = (ID<Membership>(rawValue: 7), ID<Membership>(rawValue: 9))
        let reasons: [StoredReason] = [
            .answers(seeker: one, need: .need(one, line: 1), supplier: two, offer: .offer(two, line: 0)),
            .answers(seeker: two, need: .need(two, line: 0), supplier: one, offer: nil),
            .buys(buyer: one, buyerDivision: "17", sellerDivision: "18"), .clients(supplier: one, division: "46"),
            .city("casablanca"), .size, .traded(3),
        ]

        #expect(StoredReason.decode(StoredReason.encode(reasons)) == reasons)
        #expect(StoredReason.decode("").isEmpty && StoredReason.decode("z\u{1F}1").isEmpty)
    }

    @Test(arguments: TestEngine.allCases)
    func `Who leaves is in no proposal and no ring any more`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MatchBuilder(club)
            let (accountant, packer) = try await build.two()
            try await build.round()
            let (now, seat) = (build.now, packer.membership)
            try await club.house.database.write { db in
                try Matches.leave(seat, club.house.notices, at: now, in: db)
                try Rings.leave(seat, club.house.notices, at: now, in: db)
                try db.execute("UPDATE memberships SET status = 'left' WHERE id = \(seat)")
            }

            #expect(try await !build.page(accountant).contains("Prenom2"))
            try await build.weeks(14)
            #expect(try await club.count("SELECT count(*) FROM matches WHERE \(MatchBuilder.pair)") == 1)
        }
    }
}

@Suite struct NeedTests {
    @Test(arguments: TestEngine.allCases)
    func `A need just published is answered at once, within the week’s share, and once`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MatchBuilder(club)
            let seeker = try await build.seat(1, offers: MatchBuilder.transport)
            for number in 2...6 {
                _ = try await build.seat(Int64(number), offers: MatchBuilder.packaging, division: "17")
            }
            let now = build.now
            try await club.house.database.write { db in
                for (id, visibility, title) in [
                    (1, "club", "Cartons d’emballage imprimés"), (2, "branch", "Traduction de contrats"),
                ] {
                    try db.execute(
                        """
                        INSERT INTO opportunities (id, author_id, side, kind, title, visibility, closes_on, status,
                                                   published_at, changed_at)
                        VALUES (\(id), \(seeker.membership), 'need', 'purchase', \(title), \(visibility), '2026-12-20',
                                'open', \(now), \(now))
                        """
                    )
                }
            }

            async let one = NeedRound(house: club.house).run(at: now)
            async let two = NeedRound(house: club.house).run(at: now)
            let answered = try await one + two
            let again = try await NeedRound(house: club.house).run(at: now)
            let page = try await build.page(seeker)

            #expect([answered, again] == [1, 0])
            #expect(try await club.count("SELECT count(*) FROM matches WHERE first_id = 3001") == 3)
            #expect(page.contains("Vous cherchez") && page.contains("Cartons d’emballage imprimés"))
            #expect(try await build.mails(seeker) == 1)
            // The week’s share is used up: Monday’s work proposes nobody more this week.
            try await build.round()
            #expect(try await club.count("SELECT count(*) FROM matches WHERE first_id = 3001") == 3)
            // A need withdrawn is quoted no more.
            try await club.house.database.write { db in
                try db.execute("UPDATE opportunities SET status = 'withdrawn', closed_at = 1 WHERE id = 1")
            }
            #expect(try await !build.page(seeker).contains("Vous cherchez"))
        }
    }
}
