/// A database of either engine, as the features see it.
///
/// ```swift
/// let names = try await database.read { db in
///     try db.rows("SELECT name FROM members ORDER BY name").map { try $0.get("name", as: String.self) }
/// }
/// ```
public protocol Database: Sendable {
    /// The engine.
    var engine: Engine { get }

    /// Runs the closure on one unchanging state of the database; a statement that writes is refused.
    ///
    /// - Throws: what the closure throws, ``DatabaseError``, or `CancellationError`.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value

    /// As ``read(_:)``, for what takes less than a millisecond: some rows by their keys, no pass over a table. An
    /// engine in this process answers on the caller's thread, since changing threads twice costs more than the rows;
    /// the other connections of that thread wait meanwhile.
    ///
    /// - Throws: as ``read(_:)``.
    func glance<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value

    /// Runs the closure in a serializable transaction; when it throws, nothing of it remains.
    ///
    /// The closure may be run again (another transaction was in its way): it must have no effect but on the
    /// database. When the call returns, the change is on the disk.
    ///
    /// - Throws: what the closure throws, ``DatabaseError``, or `CancellationError`.
    @discardableResult
    func write<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value

    /// Lets running transactions end, refuses new ones and closes all connections.
    func close() async throws
}
