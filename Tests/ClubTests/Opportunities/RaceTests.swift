import Chronology
import HTTPTypes
import HummingbirdTesting
import Jobs
import Localization
import Morocco
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// Sixty-four act at once on one opportunity: of two that exclude each other one takes place, the other is told, and
/// the history reads like one of the orders in which they could have come.
@Suite struct OpportunityRaceTests {
    typealias Routes = OpportunityController.Routes
    typealias Answers = AnswerController.Routes

    private enum Act: CaseIterable, Sendable {
        case choose, close, withdraw, retract
    }

    @Test(arguments: TestEngine.allCases)
    func `Choosing, closing, withdrawing and taking back at once leave one history`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            for round in 0..<3 {
                let id = try await build.publish()
                let answer = try await build.answer(id)
                let results = try await withThrowingTaskGroup(of: (Act, Int).self) { group in
                    for number in 0..<64 {
                        let act = Act.allCases[(number + round) % 4]
                        group.addTask { (act, try await Self.take(act, id, answer, build)) }
                    }
                    return try await group.reduce(into: [(Act, Int)]()) { $0.append($1) }
                }

                let steps = try await build.steps(id)
                let (status, state) = (try await build.status(id), try await build.state(answer))
                #expect(
                    results.allSatisfy { [303, 409].contains($0.1) }, "\(results.filter { ![303, 409].contains($0.1) })"
                )
                #expect(steps.count { [.closed, .withdrawn].contains($0) } == 1, "\(steps)")
                #expect(steps.count { [.chosen, .retracted, .declined].contains($0) } == 1, "\(steps)")
                #expect(
                    steps.filter { $0 == .closed || $0 == .withdrawn } == [status == .closed ? .closed : .withdrawn])
                let last: [OpportunityAnswer.State: Opportunity.Step] = [
                    .chosen: .chosen, .declined: .declined, .withdrawn: .retracted,
                ]
                #expect(steps.contains(last[try #require(state)] ?? .published))
                // Who was told "done" and who "too late" agrees with what took place.
                let done = Set(results.filter { $0.1 == 303 }.map(\.0))
                #expect(done.contains(.close) == (status == .closed))
                #expect(done.contains(.withdraw) == (status == .withdrawn))
                #expect(done.contains(.choose) == (state == .chosen))
                #expect(done.contains(.retract) == (state == .withdrawn))
            }
            #expect(try await build.broken() == [])
        }
    }

    private static func take(
        _ act: Act, _ id: ID<Opportunity>, _ answer: ID<OpportunityAnswer>, _ build: OpportunityBuilder
    ) async throws -> Int {
        let club = build.club
        switch act {
        case .choose: return try await club.post(Answers.choose(answer), cookies: build.author.cookies).status.code
        case .close:
            return try await club.post(
                Routes.close(id), [("outcome", "elsewhere")], cookies: build.author.cookies
            ).status.code
        case .withdraw: return try await club.post(Routes.withdraw(id), cookies: build.author.cookies).status.code
        case .retract: return try await club.post(Answers.retract(answer), cookies: build.answerer.cookies).status.code
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Sixty-four answers while it closes: each is in and told, or came too late`(_ engine: TestEngine) async throws
    {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            let id = try await build.publish()
            var seats: [ClubBuilder.Seated] = []
            for number in 0..<63 { seats.append(try await build.builder.seat(Int64(100 + number))) }

            let answered = try await withThrowingTaskGroup(of: (ID<Membership>?, Int).self) { group in
                for (number, seat) in seats.enumerated() {
                    group.addTask {
                        let key = club.house.ids.next(OpportunityMessage.self).description
                        let sent = try await club.post(
                            Routes.answer(id), [("key", key), ("body", "Moi")], cookies: seat.cookies)
                        return (seat.membership, sent.status.code)
                    }
                    guard number == 40 else { continue }
                    group.addTask {
                        let closed = try await club.post(
                            Routes.close(id), [("outcome", "not_found")], cookies: build.author.cookies)
                        return (nil, closed.status.code)
                    }
                }
                return try await group.reduce(into: [(ID<Membership>?, Int)]()) { $0.append($1) }
            }

            let kept = try await club.house.database.read { db in
                try db.rows("SELECT answerer_id, state FROM opportunity_answers WHERE opportunity_id = \(id)")
                    .map {
                        (
                            seat: try $0.get("answerer_id", as: ID<Membership>.self),
                            state: try $0.get("state", as: String.self)
                        )
                    }
            }
            #expect(answered.filter { $0.0 == nil }.map(\.1) == [303])
            #expect(Set(answered.filter { $0.0 != nil && $0.1 == 303 }.compactMap(\.0)) == Set(kept.map(\.seat)))
            #expect(answered.allSatisfy { [303, 409].contains($0.1) })
            #expect(kept.allSatisfy { $0.state == "declined" }, "nobody waits for an answer that cannot come")
            let told = try await club.house.database.read { db in
                try db.value(
                    "SELECT COUNT(*) FROM notices WHERE message = 'opportunities.notice.ended-closed'", as: Int.self)
            }
            #expect(told == kept.count)
            #expect(try await build.broken() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Sixty-four taps make one referral of a chosen answer`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            let id = try await build.publish()
            let answer = try await build.answer(id)
            _ = try await club.post(Answers.choose(answer), cookies: build.author.cookies)

            let places = try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<64 {
                    let key = club.house.ids.next(Referral.self).description
                    group.addTask {
                        try await club.post(Answers.refer(answer), [("key", key)], cookies: build.author.cookies)
                            .location
                    }
                }
                return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
            }

            #expect(places.count == 1 && places.first != .some(nil))
            #expect(try await build.count("referrals") == 1)
        }
    }
}
