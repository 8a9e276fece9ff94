import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct SessionTests {
    @Test(arguments: TestEngine.allCases)
    func `Signing in gives a new token and ends the session the browser brought`(engine: TestEngine) async throws {
        try await withMember(engine) { club, salma in
            let planted = "rabita_session=" + SessionToken(from: club.house.random).text
            let first = try await club.signIn(salma.email, cookies: planted)
            let second = try await club.signIn(salma.email)
            // The browser of the first session signs in again without being signed out before.
            let asked = try await club.ask(salma.email)
            let entered = try await club.type(asked.code, cookies: asked.cookies + "; " + first)

            #expect(first != planted)
            #expect(try await club.isIn(planted) == false)
            #expect(try await club.isIn(first) == false)
            #expect(try await club.isIn(second))
            #expect(try await club.isIn(entered.cookies))
        }
    }

    @Test func `A session ends after thirty days without use and after half a year with it`() async throws {
        try await withMember(.sqlite) { club, salma in
            let idle = try await club.signIn(salma.email)
            let used = try await club.signIn(salma.email)
            var wasIn: [Bool] = []
            for _ in 1...8 {
                club.time.advance(by: .days(20))
                wasIn.append(try await club.isIn(used))
            }
            let idleIsIn = try await club.isIn(idle)
            club.time.advance(by: .days(20))

            #expect(wasIn.allSatisfy { $0 })
            #expect(!idleIsIn)
            #expect(try await club.isIn(used) == false)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A member ends one session or all the others, never somebody else's`(engine: TestEngine) async throws {
        try await withMember(engine) { club, salma in
            let karim = try await ClubBuilder(house: club.house).seat(2, given: "Karim")
            let phone = try await club.signIn(salma.email)
            let laptop = try await club.signIn(salma.email)
            let foreign = try await club.post(
                AccountController.Routes.endSession(ID(rawValue: 4_001)), cookies: karim.cookies)
            let one = try await club.post(
                AccountController.Routes.endSession(ID(rawValue: 4_001)), cookies: phone)
            let page = try await club.get(AccountController.Routes.sessions(), cookies: phone)
            let isFirstIn = try await club.isIn(salma.cookies)
            _ = try await club.post(AccountController.Routes.endAll(), cookies: phone)

            #expect(foreign.status == .notFound)
            #expect(one.status == .seeOther)
            #expect(!isFirstIn)
            #expect(page.text.components("<li class=\"card") == 2)
            #expect(page.text.components("Cet appareil") == 1)
            #expect(try await club.isIn(phone))
            #expect(try await club.isIn(laptop) == false)
            #expect(try await club.isIn(karim.cookies))
        }
    }

    @Test func `Signing out ends the session in the database too`() async throws {
        try await withMember(.sqlite) { club, salma in
            let out = try await club.post(SignInController.Routes.signOut(), cookies: salma.cookies)

            #expect(out.location == "/sign-in")
            #expect(try await club.isIn(salma.cookies) == false)
            #expect(try await club.count("SELECT count(*) FROM sessions") == 0)
        }
    }

    @Test(arguments: [
        "rabita_session=x", "rabita_session=" + String(repeating: "A", count: 43), "rabita_browser=%00; rabita_session",
        "rabita_language=de", "rabita_session=' OR 1=1 --", "=; ;;", "rabita_session=a; rabita_session=b",
    ])
    func `Wrong cookies are no cookies`(cookies: String) async throws {
        try await withMember(.sqlite) { club, _ in
            let ask = try await club.get(SignInController.Routes.ask(), cookies: cookies)
            let more = try await club.get(MoreController.Routes.more(), cookies: cookies)
            let code = try await club.type("ABCD-EFGH", cookies: cookies)

            #expect(ask.status == .ok)
            #expect(more.location?.hasPrefix("/sign-in") == true)
            #expect(code.location == "/sign-in")
        }
    }

    @Test func `The latest active seat is the one in use`() async throws {
        try await withMember(.sqlite) { club, salma in
            try await club.house.database.write { db in
                try db.execute(
                    """
                    INSERT INTO memberships (id, person_id, company_id, branch_id, status, created_at, changed_at)
                    VALUES (5001, \(salma.person), \(salma.company), \(ClubBuilder.rabat), 'left', 0, 0)
                    """
                )
            }
            _ = try await club.signIn(salma.email)
            let withOneActive = try await club.count("SELECT membership_id FROM sessions ORDER BY id DESC LIMIT 1")
            try await club.house.database.write { db in
                _ = try db.execute("UPDATE memberships SET status = 'active' WHERE id = 5001")
            }
            _ = try await club.signIn(salma.email)

            #expect(try await club.count("SELECT membership_id FROM sessions ORDER BY id DESC LIMIT 1") == 5_001)
            #expect(withOneActive == 3_001)
        }
    }
}

extension String {
    /// How often a text stands in this one.
    func components(_ text: String) -> Int { ranges(of: text).count }
}
