public import Chronology
public import Persistence

extension PersonRegister {
    /// Why a mandate cannot be given.
    public enum MandateError: Error, Sendable, Hashable {
        /// No branch has that name.
        case unknownBranch(String)
        /// An administrator is the club's, never a branch's.
        case administratorOfBranch
        /// The person holds it already.
        case held
    }

    /// Gives a person a role from a day on, in a branch or (none named) in the whole club.
    ///
    /// - Throws: ``MandateError``, `DatabaseError`.
    public static func give(
        _ role: Role, of branch: String?, to person: ID<Person>, from day: CivilDate, id: Int64,
        in db: any Connection
    ) throws {
        let place = try branch.map { try self.branch($0, in: db) }
        if role == .administrator, place != nil { throw MandateError.administratorOfBranch }
        let held: Int? = try db.value(
            """
            SELECT count(*) FROM mandates
            WHERE person_id = \(person) AND role = \(role) AND coalesce(branch_id, 0) = \(place?.rawValue ?? 0)
              AND (ends_on IS NULL OR ends_on >= \(day.isoText))
            """
        )
        guard held == 0 else { throw MandateError.held }
        try db.execute(
            """
            INSERT INTO mandates (id, person_id, branch_id, role, starts_on)
            VALUES (\(id), \(person), \(place), \(role), \(day.isoText))
            """
        )
    }

    private static func branch(_ name: String, in db: any Connection) throws -> ID<Branch> {
        let wanted = name.lowercased()
        for row in try db.rows("SELECT id, name FROM branches ORDER BY id") {
            let found: String = try row.get("name")
            if found.lowercased() == wanted { return try row.get("id") }
        }
        throw MandateError.unknownBranch(name)
    }
}
