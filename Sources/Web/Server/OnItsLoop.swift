import HummingbirdCore
import Logging
import NIOCore

/// Runs the tasks of a connection on the thread that reads and writes it.
///
/// Swift's own pool would take each request to another thread and its answer back, which cost a page a fifth of its
/// time (decisions/0007). What takes long must therefore leave by itself: questions to the database do, but the short
/// ones; passwords do; lists of many lines do.
struct OnItsLoop<Base: ServerChildChannel>: ServerChildChannel {
    typealias Value = Base.Value

    private let base: Base

    init(_ base: Base) {
        self.base = base
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        base.setup(channel: channel, logger: logger)
    }

    func handle(value: Value, logger: Logger) async {
        await withTaskExecutorPreference(LoopExecutor(value.channel.eventLoop)) {
            await base.handle(value: value, logger: logger)
        }
    }
}
