import HummingbirdCore
import Logging
import NIOCore
import Synchronization

/// Runs the tasks of a connection on the thread that reads and writes it.
///
/// Swift's own pool would take each request to another thread and its answer back, which cost a page a fifth of its
/// time (decisions/0007). What takes long must therefore leave by itself: questions to the database do, but the short
/// ones; passwords do; lists of many lines do.
struct OnItsLoop<Base: ServerChildChannel>: ServerChildChannel {
    typealias Value = Accepted<Base>

    private let base: Base

    init(_ base: Base) {
        self.base = base
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        base.setup(channel: channel, logger: logger).map { Accepted($0, base, logger) }
    }

    func handle(value: Value, logger: Logger) async {
        guard let connection = value.take() else { return }
        await withTaskExecutorPreference(LoopExecutor(connection.channel.eventLoop)) {
            await base.handle(value: connection, logger: logger)
        }
    }
}

/// A connection nobody serves yet.
///
/// One accepted while the server stops is dropped by NIO before it is handed over, and a channel dropped like that ends
/// the whole process ("Deinited NIOAsyncWriter without calling finish()", swift-nio issue 2813), with the answers of all
/// others. It is closed here instead; its client has sent nothing that was read.
final class Accepted<Base: ServerChildChannel>: ServerChildChannelValue {
    let channel: any Channel
    private let base: Base
    private let logger: Logger
    private let connection: Mutex<Base.Value?>

    fileprivate init(_ connection: Base.Value, _ base: Base, _ logger: Logger) {
        channel = connection.channel
        self.base = base
        self.logger = logger
        self.connection = Mutex(connection)
    }

    /// Gives the connection to whoever serves it, once.
    fileprivate func take() -> Base.Value? {
        connection.withLock { connection in
            defer { connection = nil }
            return connection
        }
    }

    deinit {
        guard let connection = take() else { return }
        channel.close(promise: nil)
        Task { [base, logger] in await base.handle(value: connection, logger: logger) }
    }
}
