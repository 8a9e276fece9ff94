import Localization
import Morocco
import Persistence

/// Draws the members of the demo club and their companies.
struct DemoCast {
    let plan: DemoPlan
    let vocabulary: DemoVocabulary
    var chance: SeededChance
    var keys = DemoKeys()
    var companies: [DemoCompany] = []
    private var addresses: Set<String> = []
    private(set) var members: [DemoMember] = []

    init(_ plan: DemoPlan, _ vocabulary: DemoVocabulary, _ chance: SeededChance) {
        self.plan = plan
        self.vocabulary = vocabulary
        self.chance = chance
    }

    /// The two visitors first, both in the first branch, then everyone in the order in which they joined.
    mutating func draw() {
        var seats = plan.sizes.enumerated().flatMap { branch, size in Array(repeating: branch, count: size) }
        seats.shuffle(using: &chance)
        for branch in [0, 0] {
            if let position = seats.firstIndex(of: branch) { seats.remove(at: position) } else { _ = seats.popLast() }
        }
        add(branch: 0, joined: plan.firstDay - 900, as: .president)
        add(branch: 0, joined: plan.firstDay - 500, as: .member)
        var arrivals: [(day: Int, branch: Int, left: Int?)] = seats.map { branch in (arrival(), branch, nil) }
        for _ in 0..<plan.members / 25 {
            let left = plan.today - chance.within(20...400)
            arrivals.append((min(arrival(), left - 200), chance.below(plan.shares.count), left))
        }
        arrivals.sort { ($0.day, $0.branch, $0.left ?? 0) < ($1.day, $1.branch, $1.left ?? 0) }
        for arrival in arrivals { add(branch: arrival.branch, joined: arrival.day, left: arrival.left) }
        for _ in 0..<max(2, plan.members / 60) {
            add(branch: chance.below(plan.shares.count), joined: plan.today - chance.within(1...30), isCandidate: true)
        }
    }

    /// More than half were there before the story begins; the others come month after month.
    private mutating func arrival() -> Int {
        chance.percent(55) ? plan.firstDay - chance.within(1...1000) : plan.firstDay + chance.within(1...729)
    }

    private mutating func add(
        branch: Int, joined: Int, left: Int? = nil, isCandidate: Bool = false, as door: DemoDoor? = nil
    ) {
        let language = door == nil ? drawLanguage() : .fr
        let isWoman = door.map { $0 == .member } ?? chance.percent(42)
        let given = door.map(\.given) ?? chance.pick(isWoman ? vocabulary.her : vocabulary.his)
        let family = door.map(\.family) ?? chance.pick(vocabulary.families)
        let moment = Int64(joined) * DemoTime.day + Int64(chance.within(9...17)) * DemoTime.hour
        let company = drawCompany(branch: branch, language, moment: moment, isShared: door == nil && chance.percent(3))
        let trade = companies[company].trade
        let inArabic = language == .ar && chance.percent(75)
        let number = members.count
        let title = chance.pick(isWoman ? vocabulary.herTitles : vocabulary.hisTitles)
        members.append(
            DemoMember(
                person: keys.next(at: moment), membership: keys.next(at: moment),
                company: company, branch: branch, isWoman: isWoman,
                given: given.written(inArabic: inArabic), family: family.written(inArabic: inArabic),
                email: door?.email ?? address(given.latin, family.latin, companies[company].domain, number),
                phone: Self.phone(number), language: language,
                spoken: chance.pick(["ar,fr", "ar,fr", "ar,fr,en", "ar,zgh,fr", "ar,fr,es"]),
                title: title[language], offers: trade.offers[language], needs: trade.needs[language],
                joined: joined, left: left, isCandidate: isCandidate, sponsor: drawSponsor(),
                drive: door == nil ? min(chance.within(1...6), chance.within(1...6)) : 6
            ))
    }

    private mutating func drawLanguage() -> Language {
        let roll = chance.below(100)
        return roll < 72 ? .fr : roll < 92 ? .ar : .en
    }

    /// Someone who was there before, for most.
    private mutating func drawSponsor() -> ID<Membership>? {
        guard members.count > 8, chance.percent(70) else { return nil }
        return members[chance.below(members.count)].membership
    }

    private mutating func address(_ given: String, _ family: String, _ domain: String, _ number: Int) -> String {
        let local = Self.slug(given, ".") + "." + Self.slug(family, "")
        let plain = local + "@" + domain
        if addresses.insert(plain).inserted { return plain }
        let numbered = local + "." + String(number) + "@" + domain
        addresses.insert(numbered)
        return numbered
    }

    /// +212 6000 and five digits: a block given to no operator's customers.
    static func phone(_ number: Int) -> String {
        let digits = String(number % 100_000)
        return "+2126000" + String(repeating: "0", count: 5 - digits.utf8.count) + digits
    }

    /// Small Latin letters and digits.
    static func slug(_ text: String, _ separator: String) -> String {
        Folding.words(text).joined(separator: separator)
    }
}
