import Chronology
import Localization

/// Tells what became of each referral over two years.
struct DemoStory {
    let plan: DemoPlan
    let vocabulary: DemoVocabulary
    let companies: [DemoCompany]
    let members: [DemoMember]
    var chance: SeededChance

    private static let reasons: [Referral.LostReason] = [
        .price, .price, .competitor, .competitor, .timing, .noNeed, .unreachable, .notMyTrade, .other,
    ]

    /// All referrals in the order in which they were given.
    mutating func referrals() -> [DemoReferral] {
        let circles = DemoCircles(members, branches: plan.shares.count)
        let moments = (0..<plan.referrals).map { _ in moment() }.sorted()
        return moments.compactMap { moment in
            let day = Int(moment / DemoTime.day)
            guard let (giver, receiver) = circles.pair(on: day, members, &chance) else { return nil }
            var referral = contact(from: giver, to: receiver, at: moment)
            follow(&referral)
            return referral
        }
    }

    /// A working hour; the club gives three times as much at the end of the two years as at their beginning.
    private mutating func moment() -> Int64 {
        let share = chance.fraction()
        let place = (0.25 + 2 * share).squareRoot() - 0.5
        var day = plan.firstDay + Int(place * 729)
        // 1970-01-01 was a Thursday, so a Sunday leaves 3.
        if day % 7 == 3 { day += 1 }
        let moment = Int64(day) * DemoTime.day + Int64(chance.within(8 * 60...18 * 60)) * 60_000
        return min(moment, plan.now.milliseconds - DemoTime.hour)
    }

    mutating func contact(from giver: Int, to receiver: Int, at moment: Int64) -> DemoReferral {
        let language = members[giver].language
        let prospect = chance.percent(72) ? person(inArabic: language == .ar) : nil
        let note = chance.percent(35) ? chance.pick(vocabulary.notes)[language] : ""
        let need = companies[members[receiver].company].trade.asks[language]
        return DemoReferral(
            giver: giver, receiver: receiver, prospect: prospect, need: need, note: note, givenAt: moment)
    }

    private mutating func person(inArabic: Bool) -> DemoReferral.Prospect {
        let given = chance.pick(chance.percent(45) ? vocabulary.her : vocabulary.his)
        let family = chance.pick(vocabulary.families)
        let name = given.written(inArabic: inArabic) + " " + family.written(inArabic: inArabic)
        let email = DemoCast.slug(given.latin, "") + "." + DemoCast.slug(family.latin, "") + "@contact.example"
        let phone = DemoCast.phone(50_000 + chance.below(50_000))
        return chance.percent(80)
            ? DemoReferral.Prospect(name: name, phone: phone, email: chance.percent(40) ? email : nil)
            : DemoReferral.Prospect(name: name, phone: nil, email: email)
    }

    /// Walks the stages until chance or the present stops.
    private mutating func follow(_ referral: inout DemoReferral) {
        var moment = referral.givenAt
        let now = plan.now.milliseconds
        if chance.percent(3) {
            let at = moment + Int64(chance.within(72...400)) * DemoTime.hour
            if at < now { referral.withdrawnAt = at }
            return
        }
        let language = members[referral.receiver].language
        let notes = vocabulary.stepNotes
        func reach(_ step: Referral.Step, after hours: ClosedRange<Int>, _ chance: inout SeededChance) -> Bool {
            moment += Int64(chance.within(hours)) * DemoTime.hour + Int64(chance.below(60)) * 60_000
            guard moment < now else { return false }
            let note = chance.percent(20) ? chance.pick(notes)[language] : ""
            referral.steps.append(DemoReferral.Step(stage: step, at: moment, note: note))
            return true
        }
        guard reach(.acknowledged, after: 1...60, &chance) else { return }
        guard reach(.contacted, after: 2...130, &chance) else { return }
        if chance.percent(75) {
            guard reach(.proposal, after: 24...400, &chance) else { return }
        }
        // What lies for half a year is given up; the rest of one in twelve is still open.
        let isSlow = chance.percent(8)
        let isWon = !isSlow && chance.percent(57)
        let wait = isSlow ? 3600...4800 : 24...700
        guard reach(isWon ? .won : .lost, after: wait, &chance) else { return }
        guard isWon else {
            referral.lostReason = isSlow ? .timing : chance.pick(Self.reasons)
            return
        }
        sign(&referral, at: moment)
    }

    private mutating func sign(_ referral: inout DemoReferral, at moment: Int64) {
        let now = plan.now.milliseconds
        var deal = DemoReferral.Signed(amountMinor: amount(of: referral.receiver))
        let confirmedAt = moment + Int64(chance.within(1...120)) * DemoTime.hour
        if chance.percent(95), confirmedAt < now { deal.confirmedAt = confirmedAt }
        let thankedAt = moment + Int64(chance.within(1...96)) * DemoTime.hour
        if chance.percent(90), thankedAt < now {
            deal.thanks = chance.pick(vocabulary.thanks)[members[referral.receiver].language]
            deal.thankedAt = thankedAt
        }
        referral.deal = deal
    }

    /// Many small deals and a few large ones, in centimes.
    mutating func amount(of receiver: Int) -> Int64 {
        let worth = companies[members[receiver].company].trade.worth
        let share = chance.fraction()
        let thousands = Double(worth.lowerBound) + Double(worth.upperBound - worth.lowerBound) * share * share * share
        let dirhams = Int64(thousands * 2) * 500
        return chance.percent(20) ? dirhams * 100 + Int64(chance.below(50_000)) : dirhams * 100
    }
}
