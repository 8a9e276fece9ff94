import Localization
import Persistence
import Web

/// Where the other side stands in the club: said beside the name, which stays true whatever becomes of the member.
struct Standing: Hashable, Sendable {
    var hasLeft: Bool
    var branch: ID<Branch>
    var branchName: String

    /// Columns beginning with `prefix` of a `memberships` table with that alias.
    static func columns(_ prefix: String, membership: String) -> SQL {
        """
        CASE WHEN \(unsafe: membership).status = 'left' THEN 1 ELSE 0 END AS \(unsafe: prefix)_has_left, \
        \(unsafe: membership).branch_id AS \(unsafe: prefix)_branch_id, \
        (SELECT b.name FROM branches b WHERE b.id = \(unsafe: membership).branch_id) AS \(unsafe: prefix)_branch_name
        """
    }

    init(_ row: Row, _ prefix: String) throws {
        let first = try row.position(of: prefix + "_has_left")
        hasLeft = try row.get(at: first)
        branch = try row.get(at: first + 1)
        branchName = try row.get(at: first + 2)
    }

    /// *Former member* and the branch when it is not the viewer's own; nothing for a neighbour.
    func html(_ screen: Screen) -> HTML? {
        let former: HTML? = hasLeft ? "<span class=\"tag\">\(screen.t("referrals.standing.left"))</span>" : nil
        let isElsewhere = screen.visit.viewer?.seat.map { $0.branch != branch } ?? false
        let place: HTML? = isElsewhere ? "<span class=\"tag\">\(bdi: branchName)</span>" : nil
        let tags = [former, place].compactMap { $0 }
        return tags.isEmpty ? nil : " " + tags.joined(separator: " ")
    }
}
