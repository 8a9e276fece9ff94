import Names
import Persistence

/// Finds active members by name, company, trade, town, offer or need, across spellings and scripts.
enum MemberSearch {
    /// A member found.
    struct Hit: Sendable {
        var membership: ID<Membership>
        var givenName: String
        var familyName: String
        var company: String
        /// Nil when the reach does not cover it.
        var city: String?
        /// Nil when the reach does not cover it.
        var email: String?
        /// Between 0 and 1, see `Ranking`.
        var score: Double

        var name: String { givenName + " " + familyName }
    }

    /// How many of the likeliest are read and ranked; to read a name well costs more than to find it.
    static let candidates = 60
    /// Below this share of the best one's score a member is no answer.
    private static let least = 0.3

    /// The members who answer best, best first.
    ///
    /// - Parameters:
    ///   - text: as typed; the last word may be unfinished.
    ///   - excluding: a membership never among the answers, such as the viewer's own.
    /// - Throws: `DatabaseError`.
    static func find(
        _ text: String,
        reach: SearchReach,
        filter: DirectoryFilter = DirectoryFilter(),
        excluding: ID<Membership>? = nil,
        limit: Int,
        in db: any Connection
    ) throws -> [Hit] {
        let query = SearchQuery(text)
        guard !query.isEmpty else { return [] }
        let lookup = SearchLookup(query: query, reach: reach, filter: filter, excluding: excluding)
        let found = try lookup.candidates(max(candidates, limit), in: db)
        let ranked = try CandidateRepository.read(found, reach, in: db).map { candidate -> Hit in
            var hit = candidate.hit
            let seen = SearchCandidate(names: candidate.names, matched: found[hit.membership] ?? [])
            hit.score = Ranking.score(query, seen)
            return hit
        }
        let floor = (ranked.map(\.score).max() ?? 0) * least
        let best = ranked.filter { $0.score > 0 && $0.score >= floor }
            .sorted { $0.score != $1.score ? $0.score > $1.score : $0.membership < $1.membership }
        return Array(best.prefix(limit))
    }
}
