import Persistence

extension Engine {
    /// Passes over rows another worker is taking. SQLite has one writer and nothing to pass over.
    var skippingLocked: SQL {
        switch self {
        case .sqlite: ""
        case .postgres: "FOR UPDATE SKIP LOCKED"
        }
    }
}
