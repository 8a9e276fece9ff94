import Chronology
import Persistence
import Web

/// The secret address at which calendar programs read a branch's meetings. Its bureau makes it, gives it to the
/// branch's members, replaces it or closes it; it names no member.
enum BranchCalendar {
    /// A branch the viewer may do this for, and since when it has an address.
    struct Line: Sendable {
        var branch: Branch
        var openedAt: Instant?
    }

    static func lines(for viewer: Viewer, in db: any Connection) throws -> [Line] {
        try db.rows(
            """
            SELECT b.id, b.name, f.created_at FROM branches b LEFT JOIN branch_calendars f ON f.branch_id = b.id
            WHERE \(isManaged(by: viewer)) ORDER BY b.position, b.id
            """
        ).map { row in
            Line(branch: Branch(id: try row.get("id"), name: try row.get("name")), openedAt: try row.get("created_at"))
        }
    }

    private static func isManaged(by viewer: Viewer) -> SQL {
        viewer.runsClub ? "1 = 1" : "b.id IN \(list: viewer.officerBranches)"
    }

    /// Draws a new address; a former one opens nothing any more.
    ///
    /// - Returns: nil when the branch is not the viewer's.
    static func open(
        _ branch: ID<Branch>, by viewer: Viewer, from random: any RandomSource, at now: Instant, in db: any Connection
    ) throws -> SessionToken? {
        let token = SessionToken(from: random)
        let opened = try db.execute(
            """
            INSERT INTO branch_calendars (branch_id, token_hash, created_at, created_by_id)
            SELECT b.id, \(token.storedHash), \(now), \(viewer.person) FROM branches b
            WHERE b.id = \(branch) AND \(isManaged(by: viewer))
            ON CONFLICT (branch_id) DO UPDATE
            SET token_hash = excluded.token_hash, created_at = excluded.created_at,
                created_by_id = excluded.created_by_id
            """
        )
        return opened == 1 ? token : nil
    }

    /// - Returns: whether the branch is the viewer's.
    static func close(_ branch: ID<Branch>, by viewer: Viewer, in db: any Connection) throws -> Bool {
        guard try db.first("SELECT 1 FROM branches b WHERE b.id = \(branch) AND \(isManaged(by: viewer))") != nil else {
            return false
        }
        try db.execute("DELETE FROM branch_calendars WHERE branch_id = \(branch)")
        return true
    }

    /// The branch whose address it is; nil for any other.
    static func branch(_ token: SessionToken, in db: any Connection) throws -> Branch? {
        try db.first(
            """
            SELECT b.id, b.name FROM branch_calendars f JOIN branches b ON b.id = f.branch_id
            WHERE f.token_hash = \(token.storedHash)
            """
        ).map { Branch(id: try $0.get("id"), name: try $0.get("name")) }
    }
}
