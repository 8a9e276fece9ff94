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
        _ role: Role, of branch: String?, to person: ID<Person>, from day: CivilDate, trail: ConsoleTrail,
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
            VALUES (\(trail.ids.next(Person.self)), \(person), \(place), \(role), \(day.isoText))
            """
        )
        try trail.note(.mandateGiven, about: person, in: db)
    }

    /// Ends a mandate at once: its last day is the day before. One that would not have had a day is taken away.
    ///
    /// - Returns: whether the person held it, or was to hold it later.
    /// - Throws: ``MandateError/unknownBranch(_:)``, `DatabaseError`.
    public static func end(
        _ role: Role, of branch: String?, of person: ID<Person>, before day: CivilDate, trail: ConsoleTrail,
        in db: any Connection
    ) throws -> Bool {
        let place = try branch.map { try self.branch($0, in: db) }
        let held: SQL = """
            person_id = \(person) AND role = \(role) AND coalesce(branch_id, 0) = \(place?.rawValue ?? 0)
            AND (ends_on IS NULL OR ends_on >= \(day.isoText))
            """
        let removed = try db.execute("DELETE FROM mandates WHERE \(held) AND starts_on >= \(day.isoText)")
        let ended = try db.execute("UPDATE mandates SET ends_on = \(day.adding(days: -1).isoText) WHERE \(held)")
        guard removed + ended > 0 else { return false }
        try trail.note(.mandateEnded, about: person, in: db)
        return true
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
