public import Matching
import Morocco

/// A made-up club and its hidden truth. Nothing here knows how matching scores.
public struct SyntheticClub: Sendable {
    /// What matching sees. Member number n has the key n.
    public let club: MatchClub
    /// What it does not see.
    public let truth: ClubTruth

    /// Makes a club up.
    ///
    /// - Parameters:
    ///   - members: how many members.
    ///   - needs: how many needs in all; everyone has one before anybody has two.
    ///   - capacity: the most proposals of a member; one in six wants fewer.
    ///   - seed: another seed, another club.
    ///   - vocabulary: which wordings are used.
    ///   - variety: how many concepts are sold in the club; nothing else is sought, then. All when left out.
    public init(
        members count: Int, needs: Int, capacity: Int, seed: UInt64, vocabulary: Vocabulary, variety: Int? = nil
    ) {
        var dice = Dice(seed: seed)
        // A few trades are frequent, most are rare.
        let trades = Array(Concept.all.indices.shuffled(using: &dice).prefix(variety ?? .max))
        let frequencies = trades.indices.map { 12 + 120 / ($0 + 4) }
        var truths: [ClubTruth.Member] = []
        var members: [MatchMember] = []
        var wish: Int64 = 0
        for number in 0..<count {
            let main = trades[dice.weighted(frequencies)]
            var sells = [main]
            let near = trades.filter { $0 != main && Concept.all[$0].family == Concept.all[main].family }
            if !near.isEmpty, dice.falls(0.35) { sells.append(dice.pick(near)) }
            let town = City.named(Self.towns[dice.weighted(Self.townWeights)])
            var truth = ClubTruth.Member(
                language: dice.weighted([60, 25, 15]), sells: sells, needs: [],
                region: town.flatMap { Region.allCases.firstIndex(of: $0.region) } ?? 0,
                isNational: dice.falls(0.55), customers: [])
            if dice.falls(0.5) {
                for _ in 0..<3 { truth.customers.insert(Self.customer(of: main, &dice)) }
            }
            let wanted = needs * (number + 1) / count - needs * number / count
            for _ in 0..<wanted {
                let buys = Concept.all[main].buys
                let usual = !buys.isEmpty && dice.falls(0.7) ? dice.pick(buys) : dice.pick(Concept.common)
                let need = variety == nil ? usual : dice.pick(trades)
                if !truth.needs.contains(need), !sells.contains(need) { truth.needs.append(need) }
            }
            members.append(Self.member(number, truth, town, capacity, vocabulary, &wish, &dice))
            truths.append(truth)
        }
        var truth = ClubTruth(members: truths, refused: [])
        let past = Self.past(&truth, vocabulary, &dice)
        self.truth = truth
        club = MatchClub(members: members, answers: past.answers, exchanges: past.exchanges)
    }

    private static func member(
        _ number: Int, _ truth: ClubTruth.Member, _ town: City?, _ capacity: Int, _ vocabulary: Vocabulary,
        _ wish: inout Int64, _ dice: inout Dice
    ) -> MatchMember {
        let writer = TextWriter(vocabulary: vocabulary, language: truth.language)
        let name = town.map { [$0.name.french, $0.name.arabic, $0.name.english][truth.language] }
        let main = Concept.all[truth.sells[0]]
        // Registers are wrong now and then, and many leave the field empty.
        let division = dice.falls(0.15) ? nil : dice.falls(0.05) ? dice.pick(Concept.all).division : main.division
        var member = MatchMember(
            MemberKey(Int64(number)), activity: writer.activity(main, &dice), division: division,
            city: dice.falls(0.05) ? nil : name, size: SizeBand.HeadCount.allCases[dice.weighted([10, 45, 30, 12, 3])],
            capacity: dice.falls(1.0 / 6) ? max(1, capacity / 2) : capacity)
        for concept in truth.sells {
            let customers = truth.customers.sorted().first.map { clientWords[$0]?[truth.language] ?? $0 }
            wish += 1
            member.offers.append(
                Wish(
                    WishKey(wish),
                    writer.offer(
                        Concept.all[concept], clients: customers, national: truth.isNational, &dice)))
        }
        for concept in truth.needs {
            wish += 1
            member.needs.append(Wish(WishKey(wish), writer.need(Concept.all[concept], city: name, &dice)))
        }
        return member
    }

    /// A family that buys the concept, mostly; or any.
    private static func customer(of concept: Int, _ dice: inout Dice) -> String {
        let buyers = Concept.all.filter { $0.buys.contains(concept) }
        return dice.pick(buyers.isEmpty || dice.falls(0.2) ? Concept.all : buyers).family
    }

    /// Deals won among those who suit, worded by the buyer, and a few refusals.
    private static func past(
        _ truth: inout ClubTruth, _ vocabulary: Vocabulary, _ dice: inout Dice
    ) -> (answers: [PastAnswer], exchanges: [PastExchange]) {
        let count = truth.members.count
        var sellers = [[Int]](repeating: [], count: Concept.all.count)
        for (number, member) in truth.members.enumerated() {
            for concept in member.sells { sellers[concept].append(number) }
        }
        var exchanges: [PastExchange] = []
        var answers: [PastAnswer] = []
        for _ in 0..<count / 2 {
            let buyer = dice.below(count)
            let buys = Concept.all[truth.members[buyer].sells[0]].buys
            let sought = dice.falls(0.7) && !buys.isEmpty ? dice.pick(buys) : dice.pick(Concept.common)
            guard !sellers[sought].isEmpty else { continue }
            let seller = dice.pick(sellers[sought])
            guard seller != buyer else { continue }
            let writer = TextWriter(vocabulary: vocabulary, language: truth.members[buyer].language)
            exchanges.append(
                PastExchange(
                    seller: MemberKey(Int64(seller)), buyer: MemberKey(Int64(buyer)), isWon: dice.falls(0.8),
                    sought: dice.falls(0.6) ? writer.need(Concept.all[sought], city: nil, &dice) : nil))
        }
        for _ in 0..<count / 3 {
            let (one, other) = (dice.below(count), dice.below(count))
            guard one != other else { continue }
            let kind = PastAnswer.Kind.allCases[dice.weighted([60, 40, 0, 0])]
            let weeks = dice.below(30)
            let answer = PastAnswer(MemberKey(Int64(one)), about: MemberKey(Int64(other)), kind, weeksAgo: weeks)
            answers.append(answer)
            if answer.bars { truth.refused.insert(min(one, other) * count + max(one, other)) }
        }
        return (answers, exchanges)
    }

    private static let towns = [
        "Casablanca", "Rabat", "Tanger", "Marrakech", "Fès", "Agadir", "Meknès", "Oujda", "Kénitra", "El Jadida",
        "Tétouan", "Béni Mellal", "Laâyoune",
    ]
    private static let townWeights = [45, 12, 10, 9, 7, 7, 4, 3, 4, 3, 2, 2, 1]

    /// How customers of a family are spoken of.
    private static let clientWords: [String: [String]] = [
        "packaging": ["l'industrie de l'emballage", "قطاع التغليف", "packers"],
        "food": ["l'agroalimentaire", "الصناعات الغذائية", "food makers"],
        "hospitality": ["hôtels et restaurants", "الفنادق والمطاعم", "hotels and restaurants"],
        "building": ["chantiers", "أوراش البناء", "building sites"],
        "textile": ["ateliers de confection", "معامل الخياطة", "garment workshops"],
        "digital": ["start-up et éditeurs", "الشركات الرقمية", "software houses"],
        "logistics": ["transporteurs", "شركات النقل", "carriers"],
        "industry": ["usines", "المصانع", "factories"],
        "finance": ["cabinets et banques", "المكاتب المالية", "finance firms"],
        "health": ["cliniques", "المصحات", "clinics"],
    ]
}
