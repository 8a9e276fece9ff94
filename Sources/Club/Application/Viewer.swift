import Chronology
public import Localization
public import Persistence

/// The person a page is made for. Repositories take it and return what it may see.
public struct Viewer: Sendable {
    /// The seat in use: a membership with its company and branch.
    public struct Seat: Sendable {
        /// The membership itself.
        public var membership: ID<Membership>
        /// The company the seat is held for.
        public var company: ID<Company>
        /// The branch the seat is in.
        public var branch: ID<Branch>
        /// Where the seat stands.
        public var status: Membership.Status
    }

    /// The session the request came with.
    public var session: ID<Session>
    /// Who it is.
    public var person: ID<Person>
    /// The given name.
    public var givenName: String
    /// The family name.
    public var familyName: String
    /// The language the person reads.
    public var language: Language
    /// The seat in use, if there is one.
    public var seat: Seat?
    /// The mandates held today.
    public var mandates: [Mandate]

    /// The active membership, or nil for a candidate, a suspended member or an administrator without a seat.
    public var activeSeat: Seat? { seat.flatMap { $0.status == .active ? $0 : nil } }

    /// Whether the person sits in the bureau of the club.
    public var isClubOfficer: Bool { mandates.contains { $0.role.isOfficer && $0.branch == nil } }
    /// The branches in whose bureau the person sits.
    public var officerBranches: [ID<Branch>] { mandates.compactMap { $0.role.isOfficer ? $0.branch : nil } }
    /// Whether the person sits in any bureau.
    public var isOfficer: Bool { mandates.contains { $0.role.isOfficer } }
    /// Whether the person looks after the installation.
    public var isAdministrator: Bool { mandates.contains { $0.role == .administrator } }
    /// Whether the person may bring in and take out whole lists: the bureau of the club or an administrator.
    public var runsClub: Bool { isClubOfficer || isAdministrator }

    /// How far this viewer reaches into the fields of a membership, as an SQL number to compare with an audience:
    /// a field is seen when its audience ≤ this. The rule stands here once and is spliced into every query.
    ///
    /// - Parameter alias: the name the `memberships` table has in the query.
    public func reach(of alias: String) -> SQL {
        let own: SQL = "WHEN \(unsafe: alias).person_id = \(person) THEN 4 "
        guard Access.insider.admits(self) else { return "(CASE \(own)ELSE 0 END)" }
        if isClubOfficer { return "(CASE \(own)ELSE 3 END)" }
        var sql: SQL = "(CASE \(own)"
        if !officerBranches.isEmpty {
            sql += "WHEN \(unsafe: alias).branch_id IN \(list: officerBranches) THEN 3 "
        }
        if let seat = activeSeat { sql += "WHEN \(unsafe: alias).branch_id = \(seat.branch) THEN 2 " }
        return sql + "ELSE 1 END)"
    }
}

/// A signed-in browser, named for `ID<Session>`.
public enum Session {}
