import CPostgres
import Persistence

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// What goes over a connection: a question, and an answer that is waited for with an end.
///
/// libpq's own calls wait for ever. A connection can die without a word (a firewall that forgot it, a proxy that
/// stands still): the kernel at the other end still confirms, so no time-out of TCP helps. Whoever waits here longer
/// than the server could possibly take gives the connection up.
final class PostgresWire {
    let connection: OpaquePointer
    /// Milliseconds of silence after which a statement's connection counts as dead. The server ends a statement by
    /// itself earlier.
    private let patience: Int32
    private var isGivenUp = false

    /// Milliseconds of silence after the beginning of a transaction, which costs the server nothing.
    static let shortPatience: Int32 = 5_000

    init(_ connection: OpaquePointer, patience: Int32) {
        self.connection = connection
        self.patience = patience
    }

    deinit {
        PQfinish(connection)
    }

    var isAlive: Bool { !isGivenUp && PQstatus(connection) == CONNECTION_OK }

    /// The last result of what was just sent, or its first failure, as `PQexec` would give it.
    ///
    /// - Parameter sent: what libpq's sending call returned.
    /// - Throws: ``DatabaseError/unavailable`` when the server says nothing any more.
    func answer(_ sent: Int32, within patience: Int32? = nil) throws -> PostgresResult? {
        guard sent == 1 else { return nil }
        var last: PostgresResult?
        while let result = try next(within: patience ?? self.patience) {
            let status = PQresultStatus(result.pointer)
            if last.map({ PQresultStatus($0.pointer) }) != PGRES_FATAL_ERROR { last = result }
            if status == PGRES_COPY_IN || PQstatus(connection) == CONNECTION_BAD { break }
        }
        return last
    }

    private func next(within patience: Int32) throws -> PostgresResult? {
        while PQisBusy(connection) != 0 {
            guard isReadable(within: patience) else {
                giveUp()
                throw DatabaseError.unavailable
            }
            // A connection that broke says so in the result.
            guard PQconsumeInput(connection) == 1 else { break }
        }
        return PQgetResult(connection).map(PostgresResult.init)
    }

    private func isReadable(within milliseconds: Int32) -> Bool {
        var socket = pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0)
        var ready = poll(&socket, 1, milliseconds)
        while ready < 0, errno == EINTR {
            ready = poll(&socket, 1, milliseconds)
        }
        // A failure of poll itself is left to libpq, which reads and finds out.
        return ready != 0
    }

    /// From now on nothing waits for this connection, its own good-bye included.
    private func giveUp() {
        isGivenUp = true
        _ = shutdown(PQsocket(connection), Int32(SHUT_RDWR))
    }
}
