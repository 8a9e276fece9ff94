import Chronology
import Localization
import Persistence

/// Tells what became of each deal: its terms, who paid when, and who came back for more.
struct DemoDeals {
    let plan: DemoPlan
    let vocabulary: DemoVocabulary
    let companies: [DemoCompany]
    let members: [DemoMember]
    var chance: SeededChance

    /// All deals: those of the referrals, repeat business, and what the two visitors find.
    mutating func tell(_ keyed: [(id: ID<Referral>, referral: DemoReferral)]) -> [DemoDeal] {
        var deals: [DemoDeal] = []
        for (id, referral) in keyed {
            guard let first = deal(of: id, referral) else { continue }
            deals.append(first)
            if let again = repeated(first) { deals.append(again) }
        }
        return deals + scenes()
    }

    private mutating func deal(of id: ID<Referral>, _ referral: DemoReferral) -> DemoDeal? {
        guard let signed = referral.deal, let closedAt = referral.closedAt else { return nil }
        var deal = DemoDeal(
            seller: referral.receiver, other: referral.giver, referral: id, isOutside: referral.prospect != nil,
            object: referral.need, amountMinor: signed.amountMinor, signedOn: Int(closedAt / DemoTime.day),
            agreedDays: terms(), declaredAt: closedAt, confirmedAt: signed.confirmedAt)
        (deal.thanks, deal.thankedAt) = (signed.thanks, signed.thankedAt)
        pay(&deal)
        return deal
    }

    /// The law's days for most, 120 at most.
    private mutating func terms() -> Int? {
        switch chance.below(100) {
        case 0..<60: nil
        case 60..<75: 30
        case 75..<92: 90
        default: 120
        }
    }

    /// One in eight customers comes back within the year.
    private mutating func repeated(_ first: DemoDeal) -> DemoDeal? {
        guard first.confirmedAt != nil, chance.percent(12) else { return nil }
        let declaredAt = first.declaredAt + Int64(chance.within(40...330)) * DemoTime.day
        guard declaredAt < plan.now.milliseconds - 3 * DemoTime.day else { return nil }
        var deal = first
        deal.signedOn = Int(declaredAt / DemoTime.day)
        deal.declaredAt = declaredAt
        deal.confirmedAt = declaredAt + Int64(chance.within(1...60)) * DemoTime.hour
        deal.amountMinor = max(50_000, first.amountMinor / 2 / 5_000 * 5_000)
        deal.said = []
        (deal.thanks, deal.thankedAt) = (nil, 0)
        if chance.percent(85) {
            deal.thanks = chance.pick(vocabulary.thanks)[members[deal.seller].language]
            deal.thankedAt = declaredAt + DemoTime.day
        }
        pay(&deal)
        return deal
    }

    /// Most pay by the day, some late; a few are in dispute or told differently.
    private mutating func pay(_ deal: inout DemoDeal) {
        guard deal.confirmedAt != nil else { return }
        let way = chance.below(100)
        let late = chance.within(2...45)
        let early = chance.within(0...20)
        switch way {
        case 0..<76: say(&deal, seller: deal.dueOn - early, other: deal.dueOn - early - min(2, chance.below(3)))
        case 76..<92: say(&deal, seller: deal.dueOn + late, other: deal.dueOn + late)
        case 92..<94: say(&deal, seller: deal.dueOn + late, other: deal.dueOn + late - 1)
        case 94..<96: say(&deal, seller: nil, other: nil)
        case 96..<98: say(&deal, seller: nil, other: deal.dueOn - early)
        default: break
        }
    }

    /// Both say it some days after; what lies ahead is not said yet.
    private mutating func say(_ deal: inout DemoDeal, seller: Int?, other: Int?) {
        let at = Int64(max(seller ?? 0, other ?? 0, deal.dueOn - 25) + 1 + chance.below(4)) * DemoTime.day
        guard at < plan.now.milliseconds - DemoTime.day, (seller ?? deal.signedOn) >= deal.signedOn else { return }
        let reason = vocabulary.disputes.first
        for (bySeller, day, later) in [(true, seller, Int64(9)), (false, other, Int64(30))] {
            let language = members[bySeller ? deal.seller : deal.other].language
            deal.said.append(
                DemoDeal.Said(
                    bySeller: bySeller, paidOn: day, words: day == nil ? reason?[language] ?? "" : "",
                    at: at + later * DemoTime.hour))
        }
    }
}
