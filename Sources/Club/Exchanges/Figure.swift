import Chronology
import Persistence

/// A figure of the member's own pages and the lines that add up to it: referrals that are counted, or deals whose
/// amounts are added. All of it is the member's own, so that no line is hidden.
struct Figure: Sendable {
    struct Line: Sendable {
        /// What the line is of; a deal of a referral leads to the referral.
        enum Thing: Hashable, Sendable {
            case referral(ID<Referral>)
            case deal(ID<Deal>)
        }

        var thing: Thing
        var party: Party
        var subject: String
        var day: CivilDate
        var stage: Referral.Stage?
        var amountMinor: Int64?
    }

    /// How many lines are shown one by one.
    static let shown = 200

    var question: FigureQuestion
    /// The latest first.
    var lines: [Line]
    /// All of Home, so that its figures stand side by side.
    var home: HomeWorth?

    /// Whether amounts are added, rather than lines counted.
    var isAmount: Bool {
        switch question {
        case .home(let figure, _): figure == .thanked
        case .confirmed, .worth: true
        }
    }

    var value: Int64 { isAmount ? lines.amountMinor : Int64(lines.count) }
}

extension Sequence<Figure.Line> {
    var amountMinor: Int64 { reduce(0) { $0 + ($1.amountMinor ?? 0) } }
}
