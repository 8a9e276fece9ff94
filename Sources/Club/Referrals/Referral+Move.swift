import Chronology

extension Referral {
    /// A step with all it needs: what is won has an amount and a day, what is lost a reason. Nothing else can be
    /// written.
    enum Move: Hashable, Sendable {
        case acknowledge
        case contact
        case propose
        case win(SignedDeal)
        case lose(LostReason)

        var step: Step {
            switch self {
            case .acknowledge: .acknowledged
            case .contact: .contacted
            case .propose: .proposal
            case .win: .won
            case .lose: .lost
            }
        }

        var lostReason: LostReason? {
            if case .lose(let reason) = self { reason } else { nil }
        }
    }

    /// What was signed: more than nothing, on a day that has come.
    struct SignedDeal: Hashable, Sendable {
        let amount: Money
        let signedOn: CivilDate

        /// Nil when the amount is not positive or the day lies after `today`.
        init?(_ amount: Money, signedOn: CivilDate, today: CivilDate) {
            guard amount.minorUnits > 0, signedOn <= today else { return nil }
            self.amount = amount
            self.signedOn = signedOn
        }
    }
}
