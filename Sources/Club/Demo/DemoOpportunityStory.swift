import Chronology
import Localization
import Persistence

/// Tells what the members of the demo club seek and propose: open ones of every kind, and older ones that ended in
/// every way. The two visitors have of both.
struct DemoOpportunityStory {
    let plan: DemoPlan
    let words: DemoOpportunityWords
    let members: [DemoMember]
    var chance: SeededChance

    /// How the older ones ended, in turn.
    private static let ends: [(Opportunity.Status, Opportunity.Outcome?)] = [
        (.closed, .inClub), (.expired, nil), (.closed, .elsewhere), (.withdrawn, nil), (.closed, .notFound),
        (.closed, .inClub), (.expired, nil), (.closed, .givenUp),
    ]

    mutating func opportunities() -> [DemoOpportunity] {
        let sitting = members.indices.filter {
            members[$0].sits(on: plan.today) && members[$0].sits(on: plan.today - 330)
        }
        guard sitting.count >= 6 else { return [] }
        let present = words.texts.indices.map { open($0, among: sitting) }
        let past = words.texts.indices.map { ended($0, among: sitting) }
        return (past + present).sorted { ($0.publishedAt, $0.author) < ($1.publishedAt, $1.author) }
    }

    private var now: Int64 { plan.now.milliseconds }

    private mutating func open(_ number: Int, among sitting: [Int]) -> DemoOpportunity {
        let author = visitor(number) ?? chance.pick(sitting)
        let age = Int64(chance.within(20...480)) * DemoTime.hour
        var opportunity = DemoOpportunity(
            author: author, text: words.texts[number], visibility: visibility(number), publishedAt: now - age,
            closesOn: plan.today + chance.within(5...40))
        let count = number < 2 ? 3 : chance.below(3)
        opportunity.answers = answers(count, to: opportunity, until: now, among: sitting)
        if number == 2, !opportunity.answers.contains(where: { $0.answerer == DemoDoor.member.position }) {
            opportunity.answers.append(
                answer(to: opportunity, by: DemoDoor.member.position, at: opportunity.publishedAt + DemoTime.hour))
        }
        if number % 7 == 2, let last = opportunity.answers.indices.last {
            opportunity.answers[last].state = .chosen
            opportunity.answers[last].movedAt = now - DemoTime.hour
        }
        return opportunity
    }

    private mutating func ended(_ number: Int, among sitting: [Int]) -> DemoOpportunity {
        let (status, outcome) = Self.ends[number % Self.ends.count]
        let day = plan.today - chance.within(status == .expired ? 34...60 : 60...300)
        let author = status == .expired ? visitor(number / 5) ?? chance.pick(sitting) : chance.pick(sitting)
        var opportunity = DemoOpportunity(
            author: author, text: words.texts[number], visibility: .club,
            publishedAt: Int64(day) * DemoTime.day + 10 * DemoTime.hour, closesOn: day + 30)
        opportunity.status = status
        opportunity.outcome = outcome
        let ended =
            status == .expired
            ? Int64(opportunity.closesOn + 1) * DemoTime.day
            : opportunity.publishedAt + Int64(chance.within(72...600)) * DemoTime.hour
        opportunity.endedAt = ended
        let count = outcome == .inClub ? 2 : chance.below(2)
        opportunity.answers = answers(count, to: opportunity, until: ended, among: sitting)
        guard status != .expired else { return opportunity }
        for index in opportunity.answers.indices {
            opportunity.answers[index].state = outcome == .inClub && index == 0 ? .chosen : .declined
            opportunity.answers[index].movedAt = ended
        }
        return opportunity
    }

    /// The first two are the visitors' own.
    private func visitor(_ number: Int) -> Int? {
        switch number {
        case 0: DemoDoor.member.position
        case 1: DemoDoor.president.position
        default: nil
        }
    }

    private func visibility(_ number: Int) -> Opportunity.Visibility {
        switch number % 6 {
        case 1: .branch
        case 4: .everyone
        default: .club
        }
    }

    private mutating func answers(
        _ count: Int, to opportunity: DemoOpportunity, until end: Int64, among sitting: [Int]
    ) -> [DemoOpportunity.Answer] {
        let circle = sitting.filter { index in
            index != opportunity.author && members[index].company != members[opportunity.author].company
                && (opportunity.visibility != .branch || members[index].branch == members[opportunity.author].branch)
        }
        return circle.shuffled(using: &chance).prefix(count).map { answerer in
            let span = max(end - opportunity.publishedAt - 2 * DemoTime.hour, DemoTime.hour) / DemoTime.hour
            let at = opportunity.publishedAt + Int64(chance.within(1...Int(span))) * DemoTime.hour
            return answer(to: opportunity, by: answerer, at: min(at, end - 1))
        }
    }

    private mutating func answer(to opportunity: DemoOpportunity, by answerer: Int, at: Int64) -> DemoOpportunity.Answer
    {
        let words = chance.pick(words.answers)[members[answerer].language]
        var messages = [DemoOpportunity.Message(author: answerer, body: words, at: at)]
        if chance.percent(60) {
            let reply = chance.pick(self.words.replies)[members[opportunity.author].language]
            messages.append(
                DemoOpportunity.Message(author: opportunity.author, body: reply, at: min(at + DemoTime.hour, now - 1)))
        }
        return DemoOpportunity.Answer(answerer: answerer, state: .sent, at: at, movedAt: at, messages: messages)
    }
}
