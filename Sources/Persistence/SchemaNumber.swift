/// Which state of the schema a database has.
public enum SchemaNumber {
    /// The number of the last migration applied; nil for a database without any.
    ///
    /// - Throws: ``DatabaseError``.
    public static func current(in db: any Connection) throws -> Int? {
        guard try SchemaHistory.exists(db) else { return nil }
        return try db.value("SELECT MAX(number) FROM schema_migrations")
    }
}
