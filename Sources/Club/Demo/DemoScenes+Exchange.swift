import Chronology
import Localization

/// What happened to a few referrals of the two visitors besides their steps: handed on, declined, asleep, talked over.
extension DemoStory {
    mutating func exchangeScenes() -> [DemoReferral] {
        let others = members.indices.filter { index in
            index >= DemoDoor.allCases.count && members[index].sits(on: plan.today)
                && members[index].joined < plan.today - 60 && members[index].company > 1
        }
        guard others.count >= 8 else { return [] }
        var scenes: [DemoReferral] = []
        for door in DemoDoor.allCases {
            var rest = others.shuffled(using: &chance)[...]
            let visitor = door.position
            scenes.append(handedAway(by: visitor, &rest))
            scenes.append(handedOver(to: visitor, &rest))
            scenes.append(declined(from: visitor, &rest))
            scenes.append(asleep(with: visitor, &rest))
        }
        return scenes.sorted { ($0.givenAt, $0.giver) < ($1.givenAt, $1.giver) }
    }

    private func hoursBefore(_ hours: Int) -> Int64 { plan.now.milliseconds - Int64(hours) * DemoTime.hour }

    private func say(_ kind: DemoSaying, _ speaker: Int, _ hours: Int) -> DemoReferral.Message {
        DemoReferral.Message(
            author: speaker, text: kind.text(members[speaker].language), at: hoursBefore(hours))
    }

    /// The visitor handed it on, and no longer sees what becomes of it.
    private mutating func handedAway(by visitor: Int, _ others: inout ArraySlice<Int>) -> DemoReferral {
        let giver = others.removeFirst()
        let next = others.removeFirst()
        var referral = contact(from: giver, to: next, at: hoursBefore(300))
        referral.handed = DemoReferral.Handed(
            from: visitor, reason: DemoSaying.theirField.text(members[visitor].language), at: hoursBefore(250),
            steps: [DemoReferral.Step(stage: .acknowledged, at: hoursBefore(290))])
        referral.steps = [
            DemoReferral.Step(stage: .acknowledged, at: hoursBefore(240)),
            DemoReferral.Step(stage: .contacted, at: hoursBefore(60)),
        ]
        referral.messages = [
            say(.whoElse, visitor, 280), say(.gladly, giver, 270),
        ]
        return referral
    }

    /// Somebody handed it on to the visitor, who has called.
    private mutating func handedOver(to visitor: Int, _ others: inout ArraySlice<Int>) -> DemoReferral {
        let giver = others.removeFirst()
        let former = others.removeFirst()
        var referral = contact(from: giver, to: visitor, at: hoursBefore(210))
        referral.handed = DemoReferral.Handed(
            from: former, reason: DemoSaying.theirField.text(members[former].language), at: hoursBefore(150), steps: [])
        referral.steps = [
            DemoReferral.Step(stage: .acknowledged, at: hoursBefore(140)),
            DemoReferral.Step(stage: .contacted, at: hoursBefore(50)),
        ]
        referral.messages = [say(.afternoon, giver, 139), say(.gladly, visitor, 138)]
        return referral
    }

    private mutating func declined(from visitor: Int, _ others: inout ArraySlice<Int>) -> DemoReferral {
        let receiver = others.removeFirst()
        var referral = contact(from: visitor, to: receiver, at: hoursBefore(190))
        referral.steps = [DemoReferral.Step(stage: .lost, at: hoursBefore(170))]
        referral.lostReason = Decline.Reason.noTime.lost
        referral.decline = Decline(reason: .noTime, note: DemoSaying.full.text(members[receiver].language))
        return referral
    }

    private mutating func asleep(with visitor: Int, _ others: inout ArraySlice<Int>) -> DemoReferral {
        var referral = contact(from: others.removeFirst(), to: visitor, at: hoursBefore(60 * 24))
        referral.steps = [DemoReferral.Step(stage: .acknowledged, at: hoursBefore(59 * 24))]
        return referral
    }
}

/// What people of the demo club write to each other.
enum DemoSaying {
    case theirField, whoElse, gladly, afternoon, full

    func text(_ language: Language) -> String {
        switch (self, language) {
        case (.theirField, .fr): "C’est tout à fait son domaine, et le chantier est dans sa ville."
        case (.theirField, .ar): "هذا مجالها بالضبط، والمشروع في مدينتها."
        case (.theirField, .en): "This is exactly their field, and the site is in their town."
        case (.whoElse, .fr): "Le besoin dépasse ce que nous faisons. Puis-je le passer à quelqu’un du club ?"
        case (.whoElse, .ar): "الحاجة أكبر مما نقوم به. هل يمكنني تمريرها إلى أحد أعضاء النادي؟"
        case (.whoElse, .en): "This goes beyond what we do. May I pass it to someone in the club?"
        case (.gladly, .fr): "Bien sûr, merci de me l’avoir dit si vite."
        case (.gladly, .ar): "بكل سرور، شكرا على سرعة الرد."
        case (.gladly, .en): "Of course, thank you for saying so quickly."
        case (.afternoon, .fr): "Appelez plutôt l’après-midi, le matin l’atelier est bruyant."
        case (.afternoon, .ar): "يستحسن الاتصال بعد الظهر، فالورشة صاخبة صباحا."
        case (.afternoon, .en): "Better call in the afternoon, the workshop is loud in the morning."
        case (.full, .fr): "Notre carnet est plein jusqu’au printemps, je préfère le dire tout de suite."
        case (.full, .ar): "دفتر طلباتنا ممتلئ حتى الربيع، أفضل أن أقول ذلك من الآن."
        case (.full, .en): "We are full until spring, and I would rather say so at once."
        }
    }
}
