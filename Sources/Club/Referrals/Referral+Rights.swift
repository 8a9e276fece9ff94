import Chronology

extension Referral {
    /// All one can do with a referral once it is given.
    enum Action: Hashable, Sendable {
        case move(Step)
        case nudge, withdraw, thank, confirm

        static let all: [Action] = Step.allCases.map(Action.move) + [.nudge, .withdraw, .thank, .confirm]

        /// The one side that may do it.
        var side: Side {
            switch self {
            case .move, .thank: .receiver
            case .nudge, .withdraw, .confirm: .giver
            }
        }

        /// Whether a referral at that stage allows it; a deal to thank for or to confirm exists only when won.
        func isPossible(at stage: Stage) -> Bool {
            switch self {
            case .move(let step): step.mayFollow(stage)
            case .nudge: stage.isOpen
            case .withdraw: stage == .sent
            case .thank, .confirm: stage == .won
            }
        }

        /// The whole rule: this side, at this stage. Someone who is on neither side may nothing.
        func isAllowed(_ side: Side?, at stage: Stage) -> Bool {
            side == self.side && isPossible(at: stage)
        }
    }

    /// The giver asks for news at most this often.
    static let nudgeInterval: Duration = .seconds(7 * 86_400)
}
