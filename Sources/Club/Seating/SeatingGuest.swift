import Persistence
import TablePlan

/// Somebody whom a plan seats.
struct SeatingGuest: Sendable {
    enum Kind: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case member
        /// Sits in a member's place, and makes no acquaintance for them.
        case substitute
        /// Of no membership; one whom a member brings, or who just came.
        case visitor
    }

    var id: ID<SeatingGuest>
    var kind: Kind
    /// What whoever is no member is called.
    var label: String
    var rounds: RoundSet
    /// The table at which they are the host.
    var host: Int?
    /// The member, or whom a substitute stands in for.
    var party: Party?
    var visitor: ID<Visitor>?
    /// Whether they were seen there, whatever they had answered.
    var isAdded: Bool
    /// The member's branch.
    var branch: ID<Branch>?
    /// Whether the member is still one.
    var isActive: Bool

    var membership: ID<Membership>? { party?.membership }
    var key: Int64 { id.rawValue }
    /// Who sits there themself.
    var sitter: ID<Membership>? { kind == .member ? membership : nil }

    /// The columns of a guest `g` with their member `m`, person `p`, company `c`, or as a visitor `v`.
    static let columns: SQL = """
        g.id AS guest_id, g.kind AS guest_kind, g.rounds AS guest_rounds, g.visitor_id AS guest_visitor,
        g.is_added AS guest_added,
        CASE WHEN g.visitor_id IS NULL THEN g.label ELSE TRIM(v.given_name || ' ' || v.family_name) END AS guest_label,
        m.branch_id AS guest_branch, CASE WHEN m.status = 'active' THEN 1 ELSE 0 END AS guest_active,
        \(Party.columns("guest", membership: "m", person: "p", company: "c"))
        """
    static let joins: SQL = """
        LEFT JOIN memberships m ON m.id = g.membership_id
        LEFT JOIN people p ON p.id = m.person_id
        LEFT JOIN companies c ON c.id = m.company_id
        LEFT JOIN visitors v ON v.id = g.visitor_id
        """

    init(_ row: Row) throws {
        id = try row.get("guest_id")
        kind = try row.get("guest_kind")
        label = try row.get("guest_label")
        rounds = try row.get("guest_rounds")
        visitor = try row.get("guest_visitor")
        isAdded = try row.get("guest_added")
        branch = try row.get("guest_branch")
        isActive = try row.get("guest_active")
        party = try row.get("guest_membership_id", as: ID<Membership>?.self) == nil ? nil : Party(row, "guest")
    }
}
