import Chronology
public import Persistence

/// Three to five members of whom each gets what it seeks from the next, and the last from the first.
public enum Ring {
    /// Where a ring stands. It stands only when all accepted; one refusal, or its term, closes it quietly.
    public enum State: String, Sendable, SQLBindable, SQLDecodable {
        case open, standing, closed
    }

    /// What one of its members said.
    public enum Answer: String, Sendable, SQLBindable, SQLDecodable {
        case waiting, accepted, refused
    }

    /// How long all have to accept: four weeks.
    public static let life: Duration = .days(28)
}
