import Chronology
import Localization

/// What waits for the two visitors, so that each Home has something of everything.
extension DemoStory {
    mutating func scenes() -> [DemoReferral] {
        let others = members.indices.filter { index in
            index >= DemoDoor.allCases.count && members[index].sits(on: plan.today)
                && members[index].joined < plan.today - 60 && members[index].company > 1
        }
        guard others.count >= 8 else { return [] }
        var scenes: [DemoReferral] = []
        for door in DemoDoor.allCases {
            let visitor = door.position
            var rest = others.shuffled(using: &chance)[...]
            scenes += waiting(for: visitor, &rest)
            scenes += signed(around: visitor, &rest)
        }
        return scenes.sorted { ($0.givenAt, $0.giver) < ($1.givenAt, $1.giver) }
    }

    private func hoursAgo(_ hours: Int) -> Int64 { plan.now.milliseconds - Int64(hours) * DemoTime.hour }

    /// Two to acknowledge, two to move on, one whose giver hears news.
    private mutating func waiting(for visitor: Int, _ others: inout ArraySlice<Int>) -> [DemoReferral] {
        let fresh = contact(from: others.removeFirst(), to: visitor, at: hoursAgo(3))
        let recent = contact(from: others.removeFirst(), to: visitor, at: hoursAgo(26))
        var begun = contact(from: others.removeFirst(), to: visitor, at: hoursAgo(96))
        begun.steps = [DemoReferral.Step(stage: .acknowledged, at: hoursAgo(60))]
        var offered = contact(from: others.removeFirst(), to: visitor, at: hoursAgo(480))
        offered.steps = [
            DemoReferral.Step(stage: .acknowledged, at: hoursAgo(470)),
            DemoReferral.Step(stage: .contacted, at: hoursAgo(440)),
            DemoReferral.Step(stage: .proposal, at: hoursAgo(200)),
        ]
        var news = contact(from: visitor, to: others.removeFirst(), at: hoursAgo(120))
        news.steps = [
            DemoReferral.Step(stage: .acknowledged, at: hoursAgo(100)),
            DemoReferral.Step(stage: .contacted, at: hoursAgo(20)),
        ]
        return [fresh, recent, begun, offered, news]
    }

    /// One deal to confirm, one to thank for, one for which the visitor was thanked.
    private mutating func signed(around visitor: Int, _ others: inout ArraySlice<Int>) -> [DemoReferral] {
        let sides = [
            (visitor, others.removeFirst()), (others.removeFirst(), visitor), (visitor, others.removeFirst()),
        ]
        var deals = sides.enumerated().map { index, side in
            let (giver, receiver) = side
            var referral = contact(from: giver, to: receiver, at: hoursAgo(700 + index * 30))
            referral.steps = [
                DemoReferral.Step(stage: .acknowledged, at: hoursAgo(650)),
                DemoReferral.Step(stage: .contacted, at: hoursAgo(600)),
                DemoReferral.Step(stage: .won, at: hoursAgo(30 + index * 24)),
            ]
            referral.deal = DemoReferral.Signed(amountMinor: amount(of: receiver))
            return referral
        }
        deals[1].deal?.confirmedAt = hoursAgo(28)
        deals[2].deal?.confirmedAt = hoursAgo(70)
        let language = members[deals[2].receiver].language
        deals[2].deal?.thanks = vocabulary.thanks.first?[language]
        deals[2].deal?.thankedAt = hoursAgo(66)
        return deals
    }
}

extension DemoDoor {
    /// The place in the list of members: the visitors come first.
    var position: Int { self == .president ? 0 : 1 }
}
