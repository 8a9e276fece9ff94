import Chronology
public import Persistence

/// Two members meet for each other's business: one proposes three times, the other takes one, and afterwards each says
/// what came of it. An introduction whose hour was taken goes on as one, under its own key.
public enum OneToOne {
    /// Where it stands.
    public enum State: String, Sendable, SQLBindable, SQLDecodable {
        case proposed, taken, declined
        case calledOff = "called_off"
        /// Its times passed without being taken.
        case lapsed
        case closed
    }

    /// Where or how they meet, as the database keeps it: at the office of one of the two, elsewhere, or apart.
    enum Way: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case first, second, elsewhere, video, phone
    }

    /// What one of the two says of it.
    enum Account: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case held, missed
    }

    /// What came of it for whoever says so.
    enum Result: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case referral, again, nothing
    }

    /// How long the silence of the other is waited for once one has said what became of it. It then stands as said.
    static let patience: Duration = .days(14)
    /// How long both may say nothing: then it is closed and not counted.
    static let silence: Duration = .days(30)
    /// Who declined is not asked again by the same member for so long.
    static let respite: Duration = .days(30)
    /// So long before it both are reminded.
    static let notice: Duration = .hours(24)
    /// How long it may take, to choose from.
    static let lengths = [30, 45, 60, 90]
    static let usualLength = 60
}
