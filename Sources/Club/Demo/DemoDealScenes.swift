import Chronology
import Localization

/// What the two visitors find among their deals: one of each kind, between members and without a referral.
extension DemoDeals {
    mutating func scenes() -> [DemoDeal] {
        let others = members.indices.filter { index in
            index >= DemoDoor.allCases.count && members[index].sits(on: plan.today)
                && members[index].joined < plan.today - 200 && members[index].company > 1
        }
        guard others.count >= 8 else { return [] }
        return DemoDoor.allCases.flatMap { door -> [DemoDeal] in
            var rest = others.shuffled(using: &chance)[...]
            return scenes(for: door.position, &rest)
        }
    }

    private mutating func scenes(for visitor: Int, _ others: inout ArraySlice<Int>) -> [DemoDeal] {
        // To confirm, and waiting for the other.
        var toConfirm = between(others.removeFirst(), visitor, daysAgo: 2, days: 30)
        toConfirm.confirmedAt = nil
        var awaited = between(visitor, others.removeFirst(), daysAgo: 1, days: nil)
        awaited.confirmedAt = nil
        // Due in five days, and twelve days past.
        let dueSoon = between(visitor, others.removeFirst(), daysAgo: 55, days: nil)
        let overdue = between(others.removeFirst(), visitor, daysAgo: 72, days: nil)
        var onTime = between(visitor, others.removeFirst(), daysAgo: 100, days: nil)
        said(&onTime, seller: onTime.dueOn - 6, other: onTime.dueOn - 7)
        var late = between(visitor, others.removeFirst(), daysAgo: 150, days: 90)
        said(&late, seller: late.dueOn + 18, other: late.dueOn + 18)
        var disputed = between(others.removeFirst(), visitor, daysAgo: 95, days: nil)
        said(&disputed, seller: nil, other: nil)
        // The two tell it differently.
        var differing = between(visitor, others.removeFirst(), daysAgo: 80, days: nil)
        said(&differing, seller: differing.dueOn + 9, other: differing.dueOn)
        return [toConfirm, awaited, dueSoon, overdue, onTime, late, disputed, differing]
    }

    private mutating func between(_ seller: Int, _ buyer: Int, daysAgo: Int, days: Int?) -> DemoDeal {
        let declaredAt = Int64(plan.today - daysAgo) * DemoTime.day + 9 * DemoTime.hour
        let trade = companies[members[seller].company].trade
        let thousands = chance.within(trade.worth)
        return DemoDeal(
            seller: seller, other: buyer, object: trade.asks[members[seller].language],
            amountMinor: Int64(max(2, thousands)) * 100_000, signedOn: plan.today - daysAgo, agreedDays: days,
            declaredAt: declaredAt, confirmedAt: declaredAt + 6 * DemoTime.hour)
    }

    private func said(_ deal: inout DemoDeal, seller: Int?, other: Int?) {
        let at = Int64(max(seller ?? 0, other ?? 0, deal.dueOn) + 1) * DemoTime.day
        for (bySeller, day) in [(true, seller), (false, other)] {
            let language = members[bySeller ? deal.seller : deal.other].language
            let words = day == nil ? vocabulary.disputes.last?[language] ?? "" : ""
            deal.said.append(
                DemoDeal.Said(
                    bySeller: bySeller, paidOn: day, words: words,
                    at: min(at, plan.now.milliseconds - DemoTime.hour) + (bySeller ? 0 : 60_000)))
        }
    }
}
