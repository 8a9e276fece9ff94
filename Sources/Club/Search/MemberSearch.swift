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

    /// How many candidates are read and ranked.
    static let candidates = 300
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
        let found = try CandidateRepository.candidates(query, reach, filter, excluding, in: db)
        let ranked = found.map { candidate -> Hit in
            var hit = candidate.hit
            hit.score = Ranking.score(query, SearchCandidate(candidate.fields))
            return hit
        }
        let floor = (ranked.map(\.score).max() ?? 0) * least
        let best = ranked.filter { $0.score > 0 && $0.score >= floor }
            .sorted { $0.score != $1.score ? $0.score > $1.score : $0.membership < $1.membership }
        return Array(best.prefix(limit))
    }
}
