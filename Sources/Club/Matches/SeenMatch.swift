import Chronology
import Localization
import Persistence
import Web

/// A proposal as one of the two sees it: what the other answered was never read.
struct SeenMatch: Sendable {
    var id: ID<Match>
    var own: ID<Membership>
    var other: Party
    var answer: Match.Answer
    var proposedAt: Instant
    var words: ReasonWords
    var reasons: [StoredReason]

    init(_ row: Row) throws {
        id = try row.get("id")
        own = try row.get("own_id")
        other = try Party(row, "other")
        answer = try row.get("own_answer")
        proposedAt = try row.get("proposed_at")
        reasons = StoredReason.decode(try row.get("reasons"))
        words = ReasonWords(
            own: try WishTexts(row, "w", seat: own), other: try WishTexts(row, "o", seat: other.membership),
            company: other.company)
    }
}

/// Two members whom the viewer knows both, and who would gain from talking.
struct VouchablePair: Sendable {
    var id: ID<Match>
    var first: Party
    var second: Party
}
