import Dispatch

/// Runs an actor on a serial queue of its own, so that libpq may block there without holding up a thread of
/// Swift's pool. (`DispatchSerialQueue`, which is an executor by itself, does not exist on Linux.)
final class QueueExecutor: SerialExecutor {
    private let queue: DispatchQueue

    init(label: String) {
        queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
