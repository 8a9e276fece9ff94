import Logging
import ServiceLifecycle
import UnixSignals

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// SIGTERM and SIGINT: the first asks the services to finish, a second ends the process at once.
///
/// Whatever hangs, the process is gone within ten seconds. Nothing acknowledged is lost by that: answers of writes are
/// sent after the write is on the disk, and a mail cut off goes out again under the same Message-ID.
struct StopSignals {
    /// How long services may take before they are cancelled.
    static let patience: Duration = .seconds(7)
    private static let lastResort: Duration = .seconds(9)

    let group: ServiceGroup
    let logger: Logger

    /// Listens for the life of the process.
    func listen() async {
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        Task { await follow(signals) }
    }

    private func follow(_ signals: UnixSignalsSequence) async {
        var isFirst = true
        for await signal in signals {
            guard isFirst else { _exit(128 + signal.rawValue) }
            isFirst = false
            logger.info("Stopping", metadata: ["signal": "\(signal)"])
            Task {
                try await Task.sleep(for: Self.lastResort)
                logger.critical("Not everything ended in time; leaving it")
                _exit(1)
            }
            // Not waited for: a second signal must be heard meanwhile.
            Task { await group.triggerGracefulShutdown() }
        }
    }
}
