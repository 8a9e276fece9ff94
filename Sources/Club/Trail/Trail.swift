import Chronology
import Hummingbird
import Persistence
import Web

/// Keeps who saw or changed what in the officers' area: a line for every request to a route of `.officer` or `.club`,
/// written before the page is made, so that nothing is seen without one. A new route is in it by its right alone.
enum Trail {
    /// Lines older than this are forgotten.
    static let life: Duration = .seconds(3 * 365 * 86_400)

    static func record(
        _ access: Access, _ request: Request, _ context: ClubContext, _ house: House
    ) async throws {
        // A HEAD request shows nothing.
        guard access == .officer || access == .club, request.method != .head, let viewer = context.visit?.viewer,
            let pattern = context.endpointPath
        else { return }
        let line = TrailLine(
            id: house.ids.next(),
            actor: viewer.person,
            action: action(request.method.rawValue, pattern),
            subject: context.parameters["p1"].flatMap { ID<TrailLine.Subject>(pathComponent: String($0)) },
            happenedAt: house.time.now()
        )
        try await house.database.write { db in try TrailRepository.add(line, in: db) }
    }

    /// What is stored and, after `trail.`, the key of its words: `get.imports.refused`.
    static func action(_ method: String, _ pattern: String) -> String {
        let parts = pattern.split(separator: "/").filter { !$0.hasPrefix("{") && !$0.hasPrefix(":") }
        return ([method.lowercased()] + parts.map(String.init)).joined(separator: ".")
    }
}
