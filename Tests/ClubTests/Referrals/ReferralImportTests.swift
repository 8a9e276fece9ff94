import Chronology
import Localization
import Persistence
import Testing
import TestSupport

@testable import Club

@Suite struct ReferralImportTests {
    @Test(arguments: TestEngine.allCases)
    func `A register of 3,000 lines comes in once, with its deals, and without a mail`(_ engine: TestEngine)
        async throws
    {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let rows = try Self.register(build, count: 3000)

            let first = try await Self.insert(rows, club)
            let second = try await Self.insert(rows, club)

            #expect(first == ReferralImport.Outcome(added: 3000, unchanged: 0))
            #expect(second == ReferralImport.Outcome(added: 0, unchanged: 3000))
            let counts = try await club.house.database.read { db in
                try ["referrals", "referral_steps", "deals", "thanks", "outbox_messages"].map { table in
                    try db.value("SELECT COUNT(*) FROM \(unsafe: table)", as: Int.self) ?? -1
                }
            }
            let won = rows.filter { $0.stage == .won }.count
            #expect(counts == [3000, 3000 - rows.filter { $0.stage == .sent }.count, won, won, 0])
            #expect(
                try await club.house.database.read { db in
                    try db.value("SELECT COUNT(*) FROM deals WHERE confirmed_at IS NULL", as: Int.self)
                } == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A preview knows which lines are in, and equal lines are told apart`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            var row = try Self.register(build, count: 1)[0]
            row.prospect = "Clinique Amal"
            let twice = [row, row]

            _ = try await Self.insert([row], club)
            let known = try await club.house.database.read { db in try ReferralImport.known(twice, in: db) }
            let outcome = try await Self.insert(twice, club)

            #expect(known == [true, false])
            #expect(outcome == ReferralImport.Outcome(added: 1, unchanged: 1))
        }
    }

    private static func register(_ build: ReferralBuilder, count: Int) throws -> [ImportedReferral] {
        let start = try #require(CivilDate(year: 2024, month: 9, day: 1))
        let stages: [Referral.Stage] = [.won, .lost, .sent, .contacted, .proposal]
        return (0..<count).map { number in
            let stage = stages[number % stages.count]
            let isInside = number.isMultiple(of: 2)
            return ImportedReferral(
                givenOn: start.adding(days: number % 700),
                giver: number.isMultiple(of: 3) ? build.giver.membership : build.third.membership,
                receiver: build.receiver.membership,
                kind: isInside ? .inside : .outside,
                prospect: isInside ? "" : "Contact \(number)",
                stage: stage,
                amountMinor: stage == .won ? Int64(number + 1) * 100 : nil
            )
        }
    }

    private static func insert(_ rows: [ImportedReferral], _ club: ClubHarness) async throws -> ReferralImport.Outcome {
        let house = club.house
        return try await house.database.write { db in
            try ReferralImport.insert(rows, zone: house.zone, currency: "MAD", ids: house.ids, in: db)
        }
    }
}
