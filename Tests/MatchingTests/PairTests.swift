import Matching
import MatchingTruth
import Testing

@Suite struct PairTests {
    private let made = SyntheticClub(members: 150, needs: 220, capacity: 4, seed: 5, vocabulary: .tuning)

    @Test func `The same club and seed give the same round`() {
        let first = MatchIndex(made.club).proposals(seed: 3)
        let second = MatchIndex(made.club).proposals(seed: 3)

        #expect(first == second)
    }

    @Test func `The order in which a club is given changes nothing`() {
        var turned = made.club
        turned.members.reverse()
        turned.answers.reverse()
        turned.exchanges.reverse()

        #expect(MatchIndex(turned).proposals(seed: 3) == MatchIndex(made.club).proposals(seed: 3))
        #expect(MatchIndex(turned).rings() == MatchIndex(made.club).rings())
    }

    @Test func `Another seed lets equal pairs take turns`() {
        let seekers = (1...6).map { Sample.member($0, needs: ["Imprimerie"]) }
        let index = Sample.index(seekers + [Sample.member(50, offers: "Imprimerie", capacity: 1)])

        let chosen = Set(
            (0..<40).compactMap { seed in
                index.proposals(seed: seed).pairs.first { $0.second == MemberKey(50) }?.first
            })

        #expect(chosen.count > 2)
    }

    @Test func `Nobody stands in more pairs than the own capacity`() {
        let round = MatchIndex(made.club).proposals()

        for member in made.club.members { #expect(round.count(of: member.key) <= member.capacity) }
    }

    @Test func `Who wants no proposals is in none`() {
        var members = Sample.triangle
        members[0].capacity = 0
        let index = Sample.index(members)

        #expect(index.proposals().count(of: MemberKey(1)) == 0)
        #expect(index.rings().rings.isEmpty)
        #expect(index.gaps(of: MemberKey(1)) == [.noCapacity])
    }

    @Test(arguments: PastAnswer.Kind.allCases, [(Int64(1), Int64(2)), (2, 1)])
    func `A no never returns, and the others rest twelve weeks`(kind: PastAnswer.Kind, who: (Int64, Int64)) {
        func isProposed(weeksAgo: Int) -> Bool {
            let answer = PastAnswer(MemberKey(who.0), about: MemberKey(who.1), kind, weeksAgo: weeksAgo)
            let index = Sample.index(Sample.triangle, answers: [answer])
            let listed = index.ranking(for: MemberKey(1)).contains { $0.second == MemberKey(2) }
            let asked = index.proposals(for: Wish(WishKey(7), "Transport de marchandises"), by: MemberKey(1))
            let found = asked.contains { $0.supplier == MemberKey(2) }
            let proposed = index.proposals().has(1, 2)
            #expect(listed == proposed)
            #expect(found == proposed)
            return proposed
        }

        #expect(!isProposed(weeksAgo: 0))
        #expect(!isProposed(weeksAgo: 11))
        #expect(isProposed(weeksAgo: 12) == (kind != .no))
        #expect(isProposed(weeksAgo: 5_000) == (kind != .no))
    }

    @Test func `A pair in which both get what they seek is worth more than one in which one does`() throws {
        let index = Sample.index([
            Sample.member(1, offers: "Imprimerie", needs: ["Transport de marchandises"]),
            Sample.member(2, offers: "Transport de marchandises", needs: ["Imprimerie"]),
            Sample.member(3, offers: "Transport de marchandises"),
        ])

        let both = try #require(index.pair(MemberKey(1), MemberKey(2)))
        let one = try #require(index.pair(MemberKey(1), MemberKey(3)))

        #expect(both.score > one.score + 0.2)
        #expect(both.firstGain > 0.7 && both.secondGain > 0.7)
        #expect(one.secondGain < one.firstGain)
        #expect(index.pair(MemberKey(2), MemberKey(1)) == both)
    }

    @Test func `The score lies between the gains, nearer to the lesser`() {
        for pair in MatchIndex(made.club).proposals().pairs {
            let (low, high) = (min(pair.firstGain, pair.secondGain), max(pair.firstGain, pair.secondGain))
            #expect(pair.score <= (low + high) / 2 + 1e-6)
            #expect(pair.score >= 0.69 * low)
            #expect(pair.first < pair.second)
            #expect(!pair.reasons.isEmpty)
        }
    }

    @Test func `Everyone is proposed somebody or told what is missing`() {
        let round = MatchIndex(made.club).proposals()
        let told = Set(round.withoutProposal.map(\.member))

        for member in made.club.members {
            #expect((round.count(of: member.key) > 0) != told.contains(member.key))
        }
        #expect(round.withoutProposal.allSatisfy { !$0.gaps.isEmpty })
    }

    @Test func `Within four weeks everyone with a division is proposed somebody, and no pair comes twice`() {
        var club = made.club
        var met: Set<[MemberKey]> = []
        var served: Set<MemberKey> = []
        for week in 0..<4 {
            let round = MatchIndex(club).proposals(seed: UInt64(week))
            for pair in round.pairs {
                #expect(met.insert([pair.first, pair.second]).inserted)
                club.answers.append(PastAnswer(pair.first, about: pair.second, .waiting))
                for key in [pair.first, pair.second] {
                    served.insert(key)
                    club.members[Int(key.rawValue)].recentProposals += 1
                }
            }
        }

        let forgotten = made.club.members.filter { $0.division != nil && !served.contains($0.key) }
        #expect(forgotten.isEmpty)
        #expect(RankQuality.gini(club.members.map(\.recentProposals)) <= 0.35)
    }

    @Test func `An empty profile is told all that is missing`() {
        let index = Sample.index([Sample.member(1)])

        #expect(index.gaps(of: MemberKey(1)) == [.noNeed, .noOffer, .noDivision, .noPlace])
        #expect(index.proposals().withoutProposal.contains { $0.member == MemberKey(1) })
        #expect(index.gaps(of: MemberKey(77)) == nil)
    }

    @Test func `A need nobody understands is named`() {
        let index = Sample.index([
            Sample.member(1, offers: "Imprimerie", needs: ["Imprimerie", "zzyzx qwfp"], division: "18", city: "Rabat")
        ])

        #expect(index.gaps(of: MemberKey(1)) == [.notUnderstood(WishKey(102))])
    }

    @Test func `Members without texts are still brought together by trade and place`() {
        let index = Sample.index([
            Sample.member(1, division: "55", city: "Agadir"), Sample.member(2, division: "96", city: "Agadir"),
        ])

        let pair = index.proposals().pairs.first { $0.first == MemberKey(1) && $0.second == MemberKey(2) }

        #expect(pair?.reasons.contains(.sameCity("agadir")) == true)
        #expect(
            pair?.reasons.contains(
                .tradesBuy(
                    buyer: MemberKey(1), seller: MemberKey(2), buyerDivision: "55", sellerDivision: "96", wonDeals: 0))
                == true)
    }

    @Test func `Who was seen often lately stands back`() {
        let rested = Sample.member(2, offers: "Imprimerie", recent: 0)
        let seen = Sample.member(3, offers: "Imprimerie", recent: 8)
        let index = Sample.index([Sample.member(1, needs: ["Imprimerie"], capacity: 1), rested, seen])

        for seed in 0..<20 { #expect(index.proposals(seed: UInt64(seed)).has(1, 2)) }
    }

    @Test func `Suppliers are shown about equally often`() {
        let seekers = (1...30).map { Sample.member($0, needs: ["Imprimerie"], capacity: 3) }
        let printers = (101...110).map { Sample.member($0, offers: "Imprimerie", capacity: 10) }
        let round = Sample.index(seekers + printers).proposals()

        let counts = printers.map { round.count(of: $0.key) }

        #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 2)
    }

    @Test func `Clients of one's own trade speak for a supplier`() throws {
        let members = [
            Sample.member(1, needs: ["Imprimerie offset"], division: "10"), Sample.member(2, offers: "Imprimerie"),
            Sample.member(3, offers: "Imprimerie"), Sample.member(4, division: "10"), Sample.member(5, division: "10"),
        ]
        let deals = [
            PastExchange(seller: MemberKey(2), buyer: MemberKey(4)),
            PastExchange(seller: MemberKey(2), buyer: MemberKey(5)),
            PastExchange(seller: MemberKey(2), buyer: MemberKey(5)),
            PastExchange(seller: MemberKey(3), buyer: MemberKey(4), isWon: false),
        ]
        let index = Sample.index(members, exchanges: deals)

        let list = index.ranking(for: MemberKey(1))

        #expect(list.first?.second == MemberKey(2))
        #expect(
            list.first?.reasons.contains(
                .clientsInYourTrade(supplier: MemberKey(2), division: "10", clients: 2)) == true)
    }

    @Test func `Those who trade already come after those who do not`() throws {
        let members = [
            Sample.member(1, needs: ["Imprimerie"]), Sample.member(2, offers: "Imprimerie"),
            Sample.member(3, offers: "Imprimerie"),
        ]
        let index = Sample.index(members, exchanges: [PastExchange(seller: MemberKey(2), buyer: MemberKey(1))])

        let list = index.ranking(for: MemberKey(1))

        #expect(list.map(\.second) == [MemberKey(3), MemberKey(2)])
        #expect(list.last?.reasons.contains(.tradedBefore(deals: 1)) == true)
    }
}
