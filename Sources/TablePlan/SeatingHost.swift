/// Someone who stays at one table in every round they are there.
public struct SeatingHost: Sendable, Hashable {
    /// Whose place it is.
    public let person: Int64
    /// The table, from 1.
    public let table: Int

    /// A host and the table, from 1.
    public init(_ person: Int64, table: Int) {
        self.person = person
        self.table = table
    }
}
