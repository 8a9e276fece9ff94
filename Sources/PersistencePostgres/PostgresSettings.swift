import CPostgres
import Persistence

/// How to reach and use a PostgreSQL server.
public struct PostgresSettings: Sendable {
    /// libpq's URL, with several hosts for a cluster: `postgres://user@a,b/rabita`.
    public var url: String
    /// Connections at most.
    public var connections: Int
    /// How long a request waits for a connection.
    public var leaseTimeout: Duration
    /// How long one statement may run, and a transaction may stand idle.
    public var statementTimeout: Duration
    /// How often a transaction that met others is run, at most.
    public var attempts: Int

    /// Settings for a URL; the defaults are those of a club's server.
    public init(
        url: String,
        connections: Int = 12,
        leaseTimeout: Duration = .seconds(10),
        statementTimeout: Duration = .seconds(15),
        attempts: Int = 30
    ) {
        self.url = url
        self.connections = connections
        self.leaseTimeout = leaseTimeout
        self.statementTimeout = statementTimeout
        self.attempts = attempts
    }

    var statementMilliseconds: Int64 { max(1, Int64(statementTimeout / .milliseconds(1))) }

    /// Milliseconds of silence after which a connection counts as dead: the server stops a statement earlier and says
    /// so.
    var patience: Int32 { Int32(clamping: statementMilliseconds + 5_000) }

    /// An open connection, or nil when none can be had. What the URL itself says goes before these defaults; a
    /// cluster is asked for the server that takes writes.
    func connect() -> OpaquePointer? {
        let parameters = [
            ("connect_timeout", "5"),
            ("application_name", "rabita"),
            ("keepalives_idle", "30"),
            ("tcp_user_timeout", "20000"),
            ("target_session_attrs", "read-write"),
            ("dbname", url),
            ("client_encoding", "UTF8"),
        ]
        let connection = withArray(of: parameters.map(\.0)) { keywords in
            withArray(of: parameters.map(\.1)) { values in PQconnectdbParams(keywords, values, 1) }
        }
        guard PQstatus(connection) == CONNECTION_OK else {
            PQfinish(connection)
            return nil
        }
        return connection
    }

    /// - Throws: ``DatabaseError`` when libpq cannot read the URL.
    func validate() throws {
        guard let options = PQconninfoParse(url, nil) else {
            throw DatabaseError.other(message: "the PostgreSQL address cannot be read")
        }
        PQconninfoFree(options)
    }

    private func withArray<Value>(
        of strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Value
    ) -> Value {
        // All strings in one buffer, each with its terminating zero.
        let characters = strings.flatMap { $0.utf8CString }
        return characters.withUnsafeBufferPointer { buffer in
            var start = buffer.baseAddress
            var addresses = strings.map { string in
                defer { start = start.map { $0 + string.utf8.count + 1 } }
                return start
            }
            addresses.append(nil)
            return addresses.withUnsafeBufferPointer { body($0.baseAddress) }
        }
    }
}

extension PostgresSettings: CustomStringConvertible, CustomReflectable {
    /// The address without user and password.
    public var description: String { DatabaseAddress.postgres(url: url).description }
    /// Nothing to look into.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
