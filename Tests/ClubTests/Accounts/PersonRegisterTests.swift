import Web
import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing

@testable import Club

@Suite struct PersonRegisterTests {
    @Test(arguments: TestEngine.allCases)
    func `An erased person leaves no name, address, session or term behind, but their row`(
        engine: TestEngine
    ) async throws {
        try await withMember(engine) { club, salma in
            let trail = club.trail
            let today = club.house.today()
            _ = try await club.ask(salma.email)
            try await club.house.database.write { db in
                try db.execute(
                    """
                    INSERT INTO search_terms (term, membership_id, field, audience)
                    VALUES ('salma', \(salma.membership), 0, 1)
                    """
                )
                try PersonRegister.erase(
                    salma.person, today: today, trail: trail, telling: club.house.notices, in: db)
            }
            let left = try await club.house.database.read { db in
                try [
                    "people WHERE email IS NOT NULL OR given_name <> '' OR phone IS NOT NULL", "sessions",
                    "search_terms", "sign_in_codes", "outbox_messages", "memberships WHERE status <> 'left'",
                ].map { try db.value("SELECT count(*) FROM \(unsafe: $0)", as: Int.self) ?? -1 }
            }

            #expect(left == [0, 0, 0, 0, 0, 0])
            #expect(try await club.count("SELECT count(*) FROM people") == 1)
            #expect(try await club.count("SELECT count(*) FROM activity_lines") == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A mandate is given once, in a branch or the club`(engine: TestEngine) async throws {
        try await withMember(engine) { club, salma in
            let today = club.house.today()
            let trail = club.trail
            let give: @Sendable (Role, String?) async throws -> Void = { role, branch in
                try await club.house.database.write { db in
                    try PersonRegister.give(role, of: branch, to: salma.person, from: today, trail: trail, in: db)
                }
            }
            try await give(.president, "RABAT")
            try await give(.administrator, nil)

            await #expect(throws: PersonRegister.MandateError.held) { try await give(.president, "Rabat") }
            await #expect(throws: PersonRegister.MandateError.unknownBranch("Fès")) { try await give(.host, "Fès") }
            await #expect(throws: PersonRegister.MandateError.administratorOfBranch) {
                try await give(.administrator, "Rabat")
            }
            let details = try await club.house.database.read { db in
                try PersonRegister.details(salma.person, today: today, in: db)
            }
            #expect(
                details.mandates == [
                    "president of Rabat since 2026-11-23", "administrator of the club since 2026-11-23",
                ])
            #expect(details.seats == ["Atelier 1, Casablanca (active)"])
            let page = try await club.get(InvitationController.Routes.invitations(), cookies: salma.cookies)
            #expect(page.status == .ok)
        }
    }
}
