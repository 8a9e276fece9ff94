import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import Testing
import TestSupport
import Web

@testable import Club

/// Sixty-four clients at once on one referral. What they were answered and what the database holds afterwards must be
/// one history: each act happened whole or not at all, and whoever came too late was told so.
@Suite struct ReferralRaceTests {
    typealias Routes = ReferralController.Routes

    private enum Act: CaseIterable {
        case handOn, step, decline, withdraw, message, wake
    }

    private struct Answer: Sendable {
        var act: Act
        var code: Int
    }

    @Test(arguments: TestEngine.allCases)
    func `Of sixty-four acts at once on a referral nothing is half done`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            for round in 1...3 {
                let id = try await build.referral(at: .sent, Int64(round))
                try await Self.rush(id, build)
            }
            #expect(try await club.broken() == [])
        }
    }

    private static func rush(_ id: ID<Referral>, _ build: ReferralBuilder) async throws {
        let club = build.club
        let before = try await club.notices()
        let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
            for number in 0..<64 {
                let act = Act.allCases[number % Act.allCases.count]
                group.addTask { Answer(act: act, code: try await send(act, number, id, build)) }
            }
            return try await group.reduce(into: [Answer]()) { $0.append($1) }
        }

        func done(_ act: Act) -> Int { answers.count { $0.act == act && $0.code == 303 } }
        let state = try await State.read(id, club)
        let comment = "\(answers.map { "\($0.act) \($0.code)" }.sorted()) → \(state)"
        #expect(answers.allSatisfy { [303, 409].contains($0.code) }, "\(comment)")
        // Ended by one side only, and by the same act for all who were told yes.
        let isHanded = state.handovers == 1
        #expect(state.handovers == min(done(.handOn), 1), "\(comment)")
        #expect((state.stage == "withdrawn") == (done(.withdraw) > 0), "\(comment)")
        #expect((state.declines == 1) == (done(.decline) > 0), "\(comment)")
        #expect((state.stage == "lost") == (state.declines == 1), "\(comment)")
        #expect(state.receiver == (isHanded ? build.third : build.receiver).membership, "\(comment)")
        // Every message that was taken stands there once.
        #expect(state.messages == done(.message), "\(comment)")
        // A step was taken by who had it then, and whoever was told yes finds it in the present or the past.
        #expect(state.steps + state.pastSteps == (done(.step) > 0 ? 1 : 0) + state.declines, "\(comment)")
        #expect(state.stage != "withdrawn" || state.steps == 0, "\(comment)")
        // Each act told those it concerns, once: a hand-on two, all others one.
        let acts = state.handovers * 2 + state.declines + state.messages + (done(.withdraw) > 0 ? 1 : 0)
        let told = try await club.notices() - before
        #expect(told == acts + (done(.step) > 0 ? 1 : 0), "\(comment)")
    }

    private static func send(_ act: Act, _ number: Int, _ id: ID<Referral>, _ build: ReferralBuilder) async throws
        -> Int
    {
        let club = build.club
        let answer =
            switch act {
            case .handOn:
                try await club.post(
                    Routes.handOn(id), HandoverTests.form(club.house.ids.next()), cookies: build.receiver.cookies)
            case .step:
                try await club.post(Routes.move(id), [("step", "acknowledged")], cookies: build.receiver.cookies)
            case .decline:
                try await club.post(Routes.decline(id), DecliningTests.form, cookies: build.receiver.cookies)
            case .withdraw: try await club.post(Routes.withdraw(id), cookies: build.giver.cookies)
            case .message:
                try await club.post(
                    Routes.say(id), ConversationTests.form(club.house.ids.next(), "Message \(number)"),
                    cookies: build.giver.cookies)
            case .wake: try await club.post(Routes.wake(id), cookies: build.giver.cookies)
            }
        return answer.status.code
    }

    private struct State: Sendable {
        var stage: String
        var receiver: ID<Membership>
        var handovers, declines, messages, steps, pastSteps: Int

        static func read(_ id: ID<Referral>, _ club: ClubHarness) async throws -> State {
            try await club.house.database.read { db in
                func count(_ from: SQL) throws -> Int { try db.value("SELECT COUNT(*) FROM \(from)") ?? -1 }
                let row = try #require(try db.first("SELECT stage, receiver_id FROM referrals WHERE id = \(id)"))
                return State(
                    stage: try row.get("stage"), receiver: try row.get("receiver_id"),
                    handovers: try count("referral_handovers WHERE referral_id = \(id)"),
                    declines: try count("referral_declines WHERE referral_id = \(id)"),
                    messages: try count("referral_messages WHERE referral_id = \(id)"),
                    steps: try count("referral_steps WHERE referral_id = \(id)"),
                    pastSteps: try count(
                        """
                        referral_past_steps s JOIN referral_handovers h ON h.id = s.handover_id
                        WHERE h.referral_id = \(id)
                        """))
            }
        }
    }
}

extension ClubHarness {
    func notices() async throws -> Int {
        try await house.database.read { db in try db.value("SELECT COUNT(*) FROM notices") ?? -1 }
    }
}
