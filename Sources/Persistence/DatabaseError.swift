/// What went wrong in the database, told alike by both engines.
///
/// Constraints answer by name: unique constraints and indexes are called `<table>_<columns joined by _>_key`,
/// primary keys `<table>_pkey` (PostgreSQL's own defaults), and every `CHECK` is named in the schema.
public enum DatabaseError: Error, Hashable {
    /// A row of these values exists already.
    case uniqueViolation(constraint: String)
    /// A row refers to one that does not exist, or is still referred to.
    case foreignKeyViolation
    /// A value breaks a named rule of the schema.
    case checkViolation(constraint: String)
    /// A column that must have a value got none.
    case notNullViolation(column: String)
    /// The database cannot be reached, went away, or was closed; for a write, whether it took place is unknown.
    case unavailable
    /// No room left on the disk.
    case diskFull
    /// A write on a connection, file or server that only reads.
    case readOnly
    /// It took longer than allowed, or others were in the way too long.
    case timeout
    /// Anything else, in the engine's words: for the log, never for a page.
    case other(message: String)
}
