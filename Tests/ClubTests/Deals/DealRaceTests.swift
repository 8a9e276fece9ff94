import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct DealRaceTests {
    private static let clients = 64

    private static func perform(
        _ act: DealHistory.Act, _ id: ID<Deal>, _ build: DealBuilder, key: Int64
    ) async throws -> DealHistory.Call? {
        let status =
            switch act {
            case .confirm: try await build.confirm(id, version: 1).status
            case .correctByOne:
                try await build.correct(id, version: 1, amount: "10 000", key: key, by: build.salma).status
            case .correctByOther:
                try await build.correct(id, version: 1, amount: "11 000", key: key, by: build.hicham).status
            case .decline: try await build.decline(id, by: build.hicham).status
            case .payByOne: try await build.say(id, paidOn: "2026-11-22", key: key, by: build.salma).status
            case .payByOther: try await build.say(id, paidOn: "2026-11-22", key: key, by: build.hicham).status
            }
        guard status == .seeOther || status == .conflict else { return nil }
        return DealHistory.Call(act: act, isDone: status == .seeOther)
    }

    @Test(arguments: TestEngine.allCases)
    func `Of 64 at once on one deal an order explains every answer`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            for round in Int64(1)...6 {
                let id = try await build.declared(round)
                var chance = SeededGenerator(seed: UInt64(round))
                // In odd rounds most confirm and pay, so that both ends of the story are met.
                let acts: [DealHistory.Act] =
                    round % 2 == 1
                    ? [.confirm, .confirm, .confirm, .payByOne, .payByOther, .correctByOne] : DealHistory.Act.allCases
                let plan = (0..<Self.clients).map { _ in acts.randomElement(using: &chance) ?? .confirm }

                let calls = try await withThrowingTaskGroup(of: DealHistory.Call?.self) { group in
                    for (number, act) in plan.enumerated() {
                        let key = round * 1000 + Int64(number)
                        group.addTask { try await Self.perform(act, id, build, key: key) }
                    }
                    return try await group.reduce(into: [DealHistory.Call?]()) { $0.append($1) }
                }

                let known = calls.compactMap { $0 }
                #expect(known.count == Self.clients)
                let ends = DealHistory.ends(of: known.reduce(into: [:]) { $0[$1, default: 0] += 1 })
                let deal = try await build.deal(id)
                let end = DealHistory(
                    isSigned: deal.confirmedAt != nil, isClosed: deal.closed != nil, isMoved: deal.version > 1,
                    isProposed: deal.versions.contains { $0.number > 1 && $0.state != .stated },
                    oneSaid: deal.statement(of: .seller) != nil, otherSaid: deal.statement(of: .other) != nil)
                #expect(ends.contains(end), "round \(round): \(end)")
                #expect(deal.payments.count == (end.oneSaid ? 1 : 0) + (end.otherSaid ? 1 : 0))
                #expect(deal.versions.count <= 2)
                try await build.expectSound()
            }
            // Each thing done was told once.
            let told: Int? = try await club.house.database.read { db in
                try db.value("SELECT COUNT(*) FROM notices WHERE message = 'deals.notice.confirmed'")
            }
            let signed: Int? = try await club.house.database.read { db in
                try db.value("SELECT COUNT(*) FROM deals WHERE confirmed_at IS NOT NULL")
            }
            #expect(told == signed)
        }
    }

    @Test func `The judge of races refuses what no order explains`() {
        typealias Call = DealHistory.Call
        // Signed and declined; paid without having been signed; corrected twice.
        let impossible: [[Call: Int]] = [
            [Call(act: .confirm, isDone: true): 1, Call(act: .decline, isDone: true): 1],
            [Call(act: .payByOne, isDone: true): 1],
            [Call(act: .correctByOne, isDone: true): 1, Call(act: .correctByOther, isDone: true): 1],
            [Call(act: .confirm, isDone: false): 1],
        ]
        for calls in impossible { #expect(DealHistory.ends(of: calls).isEmpty) }
        #expect(
            !DealHistory.ends(of: [Call(act: .confirm, isDone: true): 3, Call(act: .payByOne, isDone: false): 2])
                .isEmpty)
    }
}
