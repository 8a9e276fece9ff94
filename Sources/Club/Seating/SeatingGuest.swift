import Persistence
import TablePlan

/// Somebody whom a plan seats.
struct SeatingGuest: Sendable {
    enum Kind: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case member
        /// Sits in a member's place, and makes no acquaintance for them.
        case substitute
        /// Of no membership; for those whom members bring.
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
    /// The member's branch.
    var branch: ID<Branch>?
    /// Whether the member is still one.
    var isActive: Bool

    var membership: ID<Membership>? { party?.membership }
    var key: Int64 { id.rawValue }
    /// Who sits there themself.
    var sitter: ID<Membership>? { kind == .member ? membership : nil }

    /// The columns of a guest `g` with their member `m`, person `p`, company `c` and place as host `h`.
    static let columns: SQL = """
        g.id AS guest_id, g.kind AS guest_kind, g.label AS guest_label, g.rounds AS guest_rounds,
        m.branch_id AS guest_branch, CASE WHEN m.status = 'active' THEN 1 ELSE 0 END AS guest_active,
        \(Party.columns("guest", membership: "m", person: "p", company: "c"))
        """
    static let joins: SQL = """
        LEFT JOIN memberships m ON m.id = g.membership_id
        LEFT JOIN people p ON p.id = m.person_id
        LEFT JOIN companies c ON c.id = m.company_id
        """

    init(_ row: Row) throws {
        id = try row.get("guest_id")
        kind = try row.get("guest_kind")
        label = try row.get("guest_label")
        rounds = try row.get("guest_rounds")
        branch = try row.get("guest_branch")
        isActive = try row.get("guest_active")
        party = try row.get("guest_membership_id", as: ID<Membership>?.self) == nil ? nil : Party(row, "guest")
    }
}
