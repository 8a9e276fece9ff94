import GRDB
import GRDBSQLite
import Persistence

/// Commits a batch of writes with one flush of the disk.
///
/// Each write runs in a savepoint of its own, so one that fails takes nothing with it; each is acknowledged only
/// after the `COMMIT`. When the batch as a whole cannot be committed (a full disk, a deferred constraint), every
/// write is run again alone, so that only the guilty one fails.
struct GroupCommit {
    let connection: SQLiteConnection

    func run(_ batch: [PendingWrite]) {
        guard connection.database.sqliteConnection != nil else {
            batch.forEach { $0.fail(Persistence.DatabaseError.unavailable) }
            return
        }
        guard batch.count > 1 else {
            if let only = batch.first { runAlone(only) }
            return
        }
        guard let outcomes = try? commitTogether(batch) else {
            rollBack()
            batch.forEach(runAlone)
            return
        }
        for (write, outcome) in zip(batch, outcomes) {
            answer(write, outcome)
        }
    }

    /// Nil when the engine ended the transaction by itself.
    private func commitTogether(_ batch: [PendingWrite]) throws -> [PendingWrite.Outcome]? {
        try connection.execute("BEGIN IMMEDIATE")
        var outcomes: [PendingWrite.Outcome] = []
        for write in batch {
            try connection.execute("SAVEPOINT batched")
            let outcome = write.run(connection)
            guard isInTransaction else { return nil }
            if case .failed = outcome {
                try connection.execute("ROLLBACK TO batched")
            }
            try connection.execute("RELEASE batched")
            outcomes.append(outcome)
        }
        try connection.execute("COMMIT")
        return outcomes
    }

    private func runAlone(_ write: PendingWrite) {
        do {
            try connection.execute("BEGIN IMMEDIATE")
            let outcome = write.run(connection)
            if case .done = outcome {
                try connection.execute("COMMIT")
            }
            rollBack()
            answer(write, outcome)
        } catch {
            rollBack()
            write.fail(error)
        }
    }

    private func answer(_ write: PendingWrite, _ outcome: PendingWrite.Outcome) {
        switch outcome {
        case .done(let acknowledge): acknowledge()
        case .failed(let error): write.fail(error)
        }
    }

    private var isInTransaction: Bool {
        sqlite3_get_autocommit(connection.database.sqliteConnection) == 0
    }

    private func rollBack() {
        guard isInTransaction else { return }
        _ = try? connection.execute("ROLLBACK")
    }
}
