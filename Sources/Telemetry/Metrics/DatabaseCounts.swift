/// What ``MeteredDatabase`` counts.
public struct DatabaseCounts: Sendable {
    /// Transactions that only read.
    public let reads = TransactionCounts()
    /// Transactions that write.
    public let writes = TransactionCounts()

    /// Writes the families.
    public func write(to text: inout Exposition) {
        let kinds = [("read", reads), ("write", writes)]
        text.histogram(
            "rabita_database_transaction_duration_seconds", "Transactions, the wait for a connection included.",
            unit: 1_000_000, kinds.map { ([("kind", $0.0)], $0.1.durations) }
        )
        text.histogram(
            "rabita_database_wait_seconds", "How long a transaction waited for its connection or its turn.",
            unit: 1_000_000, kinds.map { ([("kind", $0.0)], $0.1.waits) }
        )
        text.gauge(
            "rabita_database_transactions_open", "Transactions that run or wait.",
            kinds.map { ([("kind", $0.0)], Double($0.1.open.value)) }
        )
    }
}

/// Transactions of one kind.
public final class TransactionCounts: Sendable {
    let open = Level()
    let waits = Histogram.durations()
    let durations = Histogram.durations()

    /// A transaction that is run again had its connection before; each run counts, the waits being what one looks for.
    func gotConnection(_ start: Duration, at now: Duration) {
        waits.note(now - start)
    }

    func end(_ start: Duration, at now: Duration) {
        open.fall()
        durations.note(now - start)
    }
}
