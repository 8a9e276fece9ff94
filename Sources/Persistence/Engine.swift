/// The two database engines Rabita runs on.
public enum Engine: String, Sendable, CaseIterable {
    /// The embedded default: one file, one process.
    case sqlite
    /// A PostgreSQL server (15 or later) or cluster.
    case postgres
}
