import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct OneToOneRaceTests {
    private static let clients = 64

    private static func all(
        _ send: @escaping @Sendable (Int) async throws -> TestResponse
    ) async throws -> [TestResponse] {
        try await withThrowingTaskGroup(of: TestResponse.self) { group in
            for number in 0..<clients { group.addTask { try await send(number) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of 64 who propose at once between the same two, one proposal stands and all are led to it`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OneToOneBuilder(club)

            let answers = try await Self.all { number in
                number.isMultiple(of: 2)
                    ? try await build.propose(Int64(number))
                    : try await build.propose(Int64(number), by: build.hicham, to: build.salma)
            }

            #expect(answers.allSatisfy { $0.status == .seeOther })
            #expect(Set(answers.compactMap { $0.location?.prefix { $0 != "?" } }).count == 1)
            #expect(try await club.count("SELECT count(*) FROM one_to_ones") == 1)
            #expect(try await club.count("SELECT count(*) FROM one_to_one_times") == 3)
            let told = try await build.told(build.salma) + build.told(build.hicham)
            #expect(told == ["proposed"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of 64 who take, move and call off at once, one state explains every answer`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OneToOneBuilder(club)
            let id = try await build.proposed()

            let answers = try await Self.all { number in
                switch number % 4 {
                case 0, 1: return try await build.take(id, 1 + number % 3)
                case 2:
                    return try await club.post(
                        OneToOneController.Routes.times(id),
                        OneToOneBuilder.others + OneToOneBuilder.place + [("round", "1")], cookies: build.salma.cookies)
                default:
                    return try await club.post(
                        OneToOneController.Routes.decline(id), cookies: build.hicham.cookies)
                }
            }

            #expect(answers.allSatisfy { $0.status == .seeOther || $0.status == .conflict })
            #expect(answers.contains { $0.status == .seeOther })
            let told = try await build.told(build.salma)
            #expect(told.filter { $0 == "taken" }.count <= 1)
            #expect(told.filter { $0 == "declined" }.count <= 1)
            #expect(try await club.count("SELECT count(*) FROM one_to_ones WHERE round > 2") == 0)
            #expect(try await build.broken() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of 64 who close at once it is counted once`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OneToOneBuilder(club)
            let id = try await build.over()

            let answers = try await Self.all { number in
                try await build.say(id, "held", by: number.isMultiple(of: 2) ? build.salma : build.hicham)
            }

            #expect(answers.allSatisfy { $0.status == .seeOther })
            #expect(try await build.held(build.salma) == 1)
            let told = try await build.told(build.salma) + build.told(build.hicham)
            #expect(told.filter { $0 == "closed" }.count == 1)
        }
    }
}
