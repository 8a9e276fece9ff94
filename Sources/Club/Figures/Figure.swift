import Chronology
import Persistence

/// A figure of a page and what it is made of: the lines the reader has a part in, by name, and the rest as one sum.
/// Together they are the figure; where the rest would tell of fewer than five companies, neither is told.
struct Figure: Sendable {
    struct Line: Sendable {
        /// What the line is of; a deal of a referral may lead to the referral.
        enum Thing: Hashable, Sendable {
            case referral(ID<Referral>)
            case deal(ID<Deal>)
            case member(ID<Membership>)
        }

        var thing: Thing
        var party: Party
        var subject = ""
        var day: CivilDate?
        var stage: Referral.Stage?
        /// What it adds to the sum: itself, its amount, its days, or whether it counts for a share.
        var value: Int64 = 1
    }

    /// Things and what they add up to.
    struct Tally: Hashable, Sendable {
        var count = 0
        var sum: Int64 = 0

        init(count: Int, sum: Int64? = nil) {
            self.count = count
            self.sum = sum ?? Int64(count)
        }

        static func + (left: Tally, right: Tally) -> Tally {
            Tally(count: left.count + right.count, sum: left.sum + right.sum)
        }

        static func - (left: Tally, right: Tally) -> Tally {
            Tally(count: left.count - right.count, sum: left.sum - right.sum)
        }

        var isNothing: Bool { count == 0 && sum == 0 }
    }

    /// What others have a part in and the reader has not.
    enum Rest: Hashable, Sendable {
        case told(Tally)
        /// It would tell of fewer than five companies.
        case untold

        static let nothing = Rest.told(Tally(count: 0))
    }

    /// How the page makes its figure of the lines.
    enum Kind: Sendable {
        case count
        case amount
        /// Of all lines those that count.
        case share
        /// Days on average.
        case days
        /// The hours by which half were done.
        case hours
        /// What was signed for each hundred of dues.
        case perHundred
    }

    /// How many lines stand on a page one by one.
    static let shown = 40
    /// How many members are named at most.
    static let mostMembers = 200

    var question: FigureQuestion
    var kind: Kind
    /// The latest first.
    var lines: [Line] = []
    var rest = Rest.nothing
    /// What the page makes its figure of; nil where it does not tell.
    var total: Tally?
    /// Whether some of the months are not told, which then are in no part of it.
    var hasUntoldMonths = false
    /// Of the kind that has one.
    var median: Int?
    /// The dues a sum is set against, and what comes to each hundred of them.
    var dues: (minor: Int64, perHundred: Int64)?
    /// All of Home, so that its figures stand side by side.
    var home: HomeWorth?

    /// What the reader sees by name.
    var own: Tally { lines.tally }
}

extension Sequence<Figure.Line> {
    var tally: Figure.Tally { reduce(Figure.Tally(count: 0)) { $0 + Figure.Tally(count: 1, sum: $1.value) } }
}
