public import Persistence

extension Referral {
    /// Where a referral stands. It only goes forward: sent → acknowledged → contacted → proposal → won or lost.
    /// Contacted and proposal may be skipped; a step taken straight from *sent* acknowledges by itself. What is won,
    /// lost or withdrawn stays so.
    public enum Stage: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case sent, acknowledged, contacted, proposal, won, lost, withdrawn

        /// Whether something can still come of it.
        public var isOpen: Bool {
            switch self {
            case .sent, .acknowledged, .contacted, .proposal: true
            case .won, .lost, .withdrawn: false
            }
        }

        /// Those still open.
        public static let open = allCases.filter(\.isOpen)
    }

    /// The stages a receiver can put a referral in. *Sent* and *withdrawn* are not among them, so no one can write a
    /// step towards them.
    public enum Step: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case acknowledged, contacted, proposal, won, lost

        /// The stage reached.
        public var stage: Stage {
            switch self {
            case .acknowledged: .acknowledged
            case .contacted: .contacted
            case .proposal: .proposal
            case .won: .won
            case .lost: .lost
            }
        }

        /// The stages from which this step may be taken: the precondition of the write.
        public var origins: [Stage] {
            switch self {
            case .acknowledged: [.sent]
            case .contacted: [.sent, .acknowledged]
            case .proposal: [.sent, .acknowledged, .contacted]
            case .won, .lost: Stage.open
            }
        }

        /// Whether the step may follow that stage.
        public func mayFollow(_ stage: Stage) -> Bool { origins.contains(stage) }
    }
}
