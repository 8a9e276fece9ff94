/// When the two sides are reminded of a due date.
enum DealReminder: Int, CaseIterable, Sendable {
    case before = 1, at, after

    /// Days before the due date, and after it.
    static let days = 7

    /// The one that is due when the due date is so many days ahead (behind when negative); a clock that leapt over one
    /// sends the latest alone.
    init?(daysAhead: Int) {
        switch daysAhead {
        case ...(-Self.days): self = .after
        case ...0: self = .at
        case ...Self.days: self = .before
        default: return nil
        }
    }

    /// `deals.notice.` before the word is the key of its words.
    var key: String {
        switch self {
        case .before: "deals.notice.due-before"
        case .at: "deals.notice.due-at"
        case .after: "deals.notice.due-after"
        }
    }
}
