import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import Testing
import TestSupport
import Web

@testable import Club

/// Every stage, every act, every side, through the real application: what the rule allows happens, all else does not.
@Suite struct ReferralActionTests {
    @Test(arguments: TestEngine.allCases)
    func `The application does exactly what the rule allows`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            var number: Int64 = 0
            for stage in Referral.Stage.allCases {
                for action in Referral.Action.all {
                    for side in [Referral.Side.giver, .receiver, nil] {
                        number += 1
                        let id = try await build.referral(at: stage, number)
                        try await Self.expect(action, side, stage, id, build)
                    }
                }
            }
        }
    }

    private static func expect(
        _ action: Referral.Action, _ side: Referral.Side?, _ stage: Referral.Stage, _ id: ID<Referral>,
        _ build: ReferralBuilder
    ) async throws {
        let before = try await build.mails().count

        let answer = try await send(action, id, build.seat(side).cookies, build.club)

        let after = try await build.stage(of: id)
        let mails = try await build.mails().count - before
        let comment = "\(action) by \(String(describing: side)) at \(stage) → \(answer)"
        if action.isAllowed(side, at: stage) {
            #expect(answer == 303, "\(comment)")
            #expect(after == reached(action) ?? stage, "\(comment)")
            #expect(mails == 1, "\(comment)")
        } else {
            #expect(after == stage, "\(comment)")
            #expect(mails == 0, "\(comment)")
            let isRepeat = side == action.side && reached(action) == stage
            #expect(answer == (side != action.side ? 404 : isRepeat ? 303 : 409), "\(comment)")
        }
    }

    private static func reached(_ action: Referral.Action) -> Referral.Stage? {
        switch action {
        case .move(let step): step.stage
        case .withdraw: .withdrawn
        case .nudge, .thank, .confirm: nil
        }
    }

    private static func send(
        _ action: Referral.Action, _ id: ID<Referral>, _ cookies: String, _ club: ClubHarness
    ) async throws -> Int {
        typealias Routes = ReferralController.Routes
        let answer =
            switch action {
            case .move(let step):
                try await club.post(
                    Routes.move(id),
                    [("step", step.rawValue), ("amount", "84 000"), ("signed_on", "2026-11-20"), ("reason", "price")],
                    cookies: cookies)
            case .nudge: try await club.post(Routes.nudge(id), cookies: cookies)
            case .withdraw: try await club.post(Routes.withdraw(id), cookies: cookies)
            case .thank: try await club.post(Routes.thank(id), [("sentence", "Merci")], cookies: cookies)
            case .confirm: try await club.post(Routes.confirm(id), cookies: cookies)
            }
        return answer.status.code
    }
}
