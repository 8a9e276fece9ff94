import Chronology
import Persistence
import TestSupport
import Testing
import Web

@testable import Club
@testable import Jobs

@Suite struct ForgettingTests {
    @Test(arguments: TestEngine.allCases)
    func `A mail with a code is kept for a day when sent, for a week when not, and other mails longer`(
        engine: TestEngine
    ) async throws {
        try await withMember(engine) { club, salma in
            let start = club.time.now()
            _ = try await club.ask(salma.email)
            try await club.house.database.write { db in
                _ = try db.execute("UPDATE outbox_messages SET sent_at = \(start)")
            }
            let officer = try await ClubBuilder(house: club.house)
                .seat(2, mandates: [Mandate(role: .secretary, branch: nil)])
            _ = try await club.post(InvitationController.Routes.inviteAll(), cookies: officer.cookies)
            _ = try await club.ask(officer.email)

            let first = try await kept(club, at: start)
            let afterADay = try await kept(club, at: start + .days(1) + .milliseconds(1))
            let afterAWeek = try await kept(club, at: start + .days(7) + .milliseconds(1))

            #expect(first.codes == 2)
            #expect(afterADay.codes == 1)
            #expect(afterAWeek.codes == 0)
            #expect(first.others > 0)
            #expect(afterAWeek.others == first.others)
        }
    }

    /// How many mails are left once the chores of that moment are done.
    private func kept(_ club: ClubHarness, at due: Instant) async throws -> (codes: Int, others: Int) {
        try await club.house.database.write { db in
            for job in Chores.jobs(club.house) {
                if case .transaction(let work) = job.work { try work(db, due) }
            }
        }
        return (
            try await club.count("SELECT count(*) FROM outbox_messages WHERE kind = \(SignInMail.kind)"),
            try await club.count("SELECT count(*) FROM outbox_messages WHERE kind <> \(SignInMail.kind)")
        )
    }
}
