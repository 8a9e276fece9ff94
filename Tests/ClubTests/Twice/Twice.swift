import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// The routes whose forms were sent twice, over all clubs of the walk.
actor SentRoutes {
    private(set) var all: Set<String> = []

    func note(_ route: String) { all.insert(route) }
}

/// Sends a form, and the very same form again, and compares all that the database holds.
struct Twice: Sendable {
    let club: ClubHarness
    let engine: TestEngine
    let sent: SentRoutes

    /// Lines about requests, not about what they did.
    private static let logs: Set<String> = ["activity_lines"]

    /// - Parameters:
    ///   - renewed: tables whose rows the second form may write anew; it never adds one.
    ///   - answer: what the second form is answered when it is not the same: that what it asks for is gone, say.
    func send(
        _ path: URLPath, _ fields: [(String, String)] = [], by cookies: String?, renewing renewed: Set<String> = [],
        then answer: HTTPResponse.Status? = nil
    ) async throws {
        try await send(path, renewing: renewed, then: answer) { try await club.post(path, fields, cookies: cookies) }
    }

    func send(
        _ path: URLPath, renewing renewed: Set<String> = [], then answer: HTTPResponse.Status? = nil,
        _ post: () async throws -> TestResponse
    ) async throws {
        let before = try await rows()
        let first = try await post()
        let once = try await rows()
        let second = try await post()
        let twice = try await rows()

        let route = try #require(self.route(of: path), "\(path)")
        await sent.note(route)
        #expect((200..<400).contains(first.status.code), "\(route): \(first.status) \(Self.problem(first))")
        #expect(Self.differences(before, once) != [], "\(route) did nothing")
        let isSame = second.status == first.status && second.location == first.location
        #expect(answer.map { $0 == second.status } ?? isSame, "\(route): \(first.status), then \(second.status)")
        let grown = once.keys.filter { once[$0]?.count != twice[$0]?.count }
        #expect(grown.sorted() == [], "\(route) has two effects")
        // The number of the club's members' state grows with what is written, be it the same.
        let written = Self.differences(once, twice).subtracting(renewed).subtracting(["clubs"])
        #expect(written.sorted() == [], "\(route) writes twice")
    }

    /// The method and pattern a path answers to; of two, the one with fewer parameters.
    private func route(of path: URLPath) -> String? {
        let parts = path.path.split(separator: "/").map(String.init)
        let patterns = club.router.filter { $0.method == .post }.map(\.pattern).filter { pattern in
            let names = pattern.split(separator: "/").map(String.init)
            return names.count == parts.count && zip(names, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }
        return patterns.min { $0.count { $0 == "{" } < $1.count { $0 == "{" } }.map { "POST " + $0 }
    }

    private static func differences(_ one: [String: [String]], _ other: [String: [String]]) -> Set<String> {
        Set(one.keys.filter { one[$0] != other[$0] })
    }

    /// What a form was refused for.
    private static func problem(_ answer: TestResponse) -> String {
        let errors = answer.text.split(separator: "data-errors").dropFirst().first
        return String((errors ?? "").prefix(400))
    }

    /// Every row there is, by table, without the logs of requests.
    private func rows() async throws -> [String: [String]] {
        let names: SQL =
            engine == .sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            : """
            SELECT table_name AS name FROM information_schema.tables
            WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
            """
        return try await club.house.database.read { db in
            let tables = try db.rows(names).map { try $0.get("name", as: String.self) }
            return try tables.filter { !Self.logs.contains($0) }.reduce(into: [:]) { all, table in
                all[table] = try db.rows("SELECT * FROM \(unsafe: table)").map { row in
                    row.values.map { String(describing: $0) }.joined(separator: "|")
                }.sorted()
            }
        }
    }
}
