import Chronology
import Dispatch
import Matching
import Persistence
import Web

/// The weekly proposals: the club is read in one transaction, compared outside of any and off the threads that serve,
/// and what comes of it is written in another.
struct WeeklyRound: Sendable {
    let house: House

    /// In a club smaller than this everybody knows everybody.
    private static let fewestMembers = 3
    private static let queue = DispatchQueue(label: "rabita.matching", qos: .utility)

    /// Makes the week's proposals if nobody did yet.
    ///
    /// - Returns: whether this call made them.
    @discardableResult
    func run(at due: Instant) async throws -> Bool {
        let zone = house.zone
        let snapshot = try await house.database.read { db -> MatchSnapshot? in
            let week = MatchWeek(at: due, zone).text
            guard try db.first("SELECT 1 FROM match_rounds WHERE week >= \(week)") == nil else { return nil }
            let snapshot = try MatchSnapshot.read(at: due, zone, in: db)
            return snapshot.club.members.count < Self.fewestMembers ? nil : snapshot
        }
        guard let snapshot else { return false }
        let plan = await Self.apart { RoundPlan(snapshot) }
        let writer = RoundWriter(notices: house.notices, zone: zone, now: due)
        guard let seats = try await house.database.write({ db in try writer.write(plan, in: db) }) else { return false }
        for seat in seats { await house.news.send("notices", to: seat) }
        return true
    }

    /// Long work on a thread of its own.
    static func apart<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
    }
}
