import Chronology
import Persistence

/// An uploaded file with how it is to be read and, once it is brought in, what came of it.
struct StoredImport: Sendable {
    var id: ID<Import>
    var kind: ImportKind
    var fileName: String
    /// Empty once the import is applied or has expired.
    var bytes: [UInt8]
    var reading = ImportReading()
    var appliedAt: Instant?
    var report: ImportReport?
}
