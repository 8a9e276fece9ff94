/// An open transaction, lent to the closure of ``Database/read(_:)`` or ``Database/write(_:)`` and of no use outside.
///
/// All its calls wait for the engine; nothing suspends inside a transaction. After a statement failed, PostgreSQL
/// refuses the rest of the transaction: what may fail and be survived goes into ``savepoint(_:)``.
public protocol Connection {
    /// The engine at the other end, for the few statements that differ.
    var engine: Engine { get }

    /// All rows of the answer.
    ///
    /// - Throws: ``DatabaseError``.
    func rows(_ sql: SQL) throws -> [Row]

    /// Runs a statement whose rows are of no interest and says how many rows it changed.
    ///
    /// - Throws: ``DatabaseError``.
    @discardableResult
    func execute(_ sql: SQL) throws -> Int

    /// Runs several statements separated by `;`, without values: migrations.
    ///
    /// - Throws: ``DatabaseError``.
    func run(script: String) throws

    /// Inserts many rows at once, by the engine's fastest way (PostgreSQL: `COPY`), and says how many.
    ///
    /// - Parameter rows: the values of each row, in the order of `columns`.
    /// - Throws: ``DatabaseError``; then none of the rows is in.
    @discardableResult
    func insert(into table: String, columns: [String], rows: some Sequence<[any SQLBindable]>) throws -> Int
}

extension Connection {
    /// The first row of the answer, or nil when it is empty. Write `LIMIT 1` where there may be many.
    ///
    /// - Throws: ``DatabaseError``.
    public func first(_ sql: SQL) throws -> Row? {
        try rows(sql).first
    }

    /// The first column of the first row, or nil when there is no row or it holds `NULL`.
    ///
    /// - Throws: ``DatabaseError``, or ``RowError`` when the value is not a `Value`.
    public func value<Value: SQLDecodable>(_ sql: SQL, as type: Value.Type = Value.self) throws -> Value? {
        try first(sql)?.get(at: 0, as: Value?.self)
    }

    /// Runs a part that may fail: on an error its changes are undone, the error is thrown on, and the transaction
    /// can go on.
    public func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        try execute("SAVEPOINT part")
        let value: Value
        do {
            value = try body()
        } catch {
            try execute("ROLLBACK TO SAVEPOINT part")
            try execute("RELEASE SAVEPOINT part")
            throw error
        }
        try execute("RELEASE SAVEPOINT part")
        return value
    }
}
