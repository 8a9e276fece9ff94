import Chronology
import Persistence

/// What a member gave, received and was thanked for, and the last six months.
struct HomeWorth: Hashable, Sendable {
    /// One span of time.
    struct Span: Hashable, Sendable {
        var given = 0
        var givenWon = 0
        var received = 0
        var receivedWon = 0
        /// The amounts the member was thanked for, in minor units: confirmed deals with thanks.
        var thankedMinor: Int64 = 0
        /// By how many members.
        var thankedBy = 0
    }

    var year = Span()
    var all = Span()
    /// Given and received by month, the oldest first.
    var givenByMonth: [Int64] = []
    var receivedByMonth: [Int64] = []
}

extension HomeWorth {
    /// Counts the member's own referrals; withdrawn ones never were.
    init(_ referrals: [HomeReferral], _ calendar: HomeCalendar) {
        givenByMonth = Array(repeating: 0, count: calendar.months.count)
        receivedByMonth = givenByMonth
        var thankful: Set<ID<Membership>> = []
        var thankfulThisYear: Set<ID<Membership>> = []
        for referral in referrals where referral.stage != .withdrawn {
            let isThisYear = referral.givenAt >= calendar.yearStart
            all.add(referral)
            if isThisYear { year.add(referral) }
            if referral.isGiven, referral.deals.contains(where: \.counts) {
                thankful.insert(referral.receiver)
                if isThisYear { thankfulThisYear.insert(referral.receiver) }
            }
            guard let month = calendar.position(of: referral.givenAt) else { continue }
            if referral.isGiven { givenByMonth[month] += 1 } else { receivedByMonth[month] += 1 }
        }
        all.thankedBy = thankful.count
        year.thankedBy = thankfulThisYear.count
    }
}

extension HomeWorth.Span {
    fileprivate mutating func add(_ referral: HomeReferral) {
        let won = referral.stage == .won ? 1 : 0
        if referral.isGiven {
            given += 1
            givenWon += won
            for deal in referral.deals where deal.counts { thankedMinor += deal.amountMinor }
        } else {
            received += 1
            receivedWon += won
        }
    }
}
