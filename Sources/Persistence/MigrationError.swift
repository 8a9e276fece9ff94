/// Why the schema was not brought up to date. Nothing was changed by the migration that is named.
public enum MigrationError: Error, Hashable, CustomStringConvertible {
    /// A file that is not called `0007_name.sql`, or half of a pair.
    case malformed(file: String)
    /// Two migrations of one number, or an order that does not rise.
    case disordered(file: String)
    /// A newer Rabita wrote this database.
    case newerDatabase(number: Int, name: String)
    /// A file was edited after it was applied.
    case changed(file: String)
    /// A file came in before ones that are applied already.
    case late(file: String)
    /// The engine refused it.
    case failed(file: String, DatabaseError)

    /// One English sentence for the operator.
    public var description: String {
        switch self {
        case .malformed(let file):
            "migration \(file): the name must be NNNN_name.sql, or a pair .sqlite.sql and .postgres.sql"
        case .disordered(let file):
            "migration \(file): its number does not follow the one before it"
        case .newerDatabase(let number, let name):
            "the database was written by a newer version (it has migration \(number), \(name)); update the program"
        case .changed(let file):
            "migration \(file) was changed after it was applied; restore it and write a new one"
        case .late(let file):
            "migration \(file) is not applied although later ones are; give it a number at the end"
        case .failed(let file, let error):
            "migration \(file) failed: \(error)"
        }
    }
}
