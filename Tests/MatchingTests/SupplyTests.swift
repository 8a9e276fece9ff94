import MatchingTruth
import Testing

@testable import Matching

@Suite struct SupplyTests {
    private let made = SyntheticClub(members: 120, needs: 160, capacity: 4, seed: 9, vocabulary: .judging)

    @Test func `Looking all members up gives what asking each gives`() {
        let index = MatchIndex(made.club)
        var scan = SupplyScan(members: index.members.count)
        for need in index.needs {
            var scanned = [Float](repeating: 0, count: index.members.count)
            scan.each(need.query, in: index.supply) { scanned[$0] = $1 }

            #expect(scanned == index.members.indices.map { index.supply.answer(need.query, by: $0) })
        }
    }

    @Test func `A need that is in the club and a new one of the same words are answered alike`() {
        let index = MatchIndex(made.club)
        for member in made.club.members.prefix(40) {
            for need in member.needs {
                for found in index.proposals(for: need, by: member.key, limit: 5) {
                    let known = index.supply(from: found.supplier, to: member.key)
                    #expect((known?.supply ?? 0) >= found.supply - 1e-6)
                }
            }
        }
    }

    @Test func `Saying more of what is sought never lowers a supply`() {
        let need = Wish(WishKey(7), "Étiquettes et emballage carton pour bocaux")
        var last = 0.0
        for offer in [
            "Étiquettes", "Étiquettes et carton", "Étiquettes, carton, bocaux", "Emballage carton, étiquettes, bocaux",
        ] {
            let index = Sample.index([Sample.member(1), Sample.member(2, offers: offer)])
            let supply = index.proposals(for: need, by: MemberKey(1)).first { $0.supplier == MemberKey(2) }?.supply ?? 0
            #expect(supply >= last)
            last = supply
        }
        #expect(last > 0.8)
    }

    @Test func `Near is better than far, and far is no matter for work that travels by wire`() {
        func supply(_ city: String, division: String, offer: String) -> Double {
            let index = Sample.index([
                Sample.member(1, city: "Casablanca"),
                Sample.member(2, offers: offer, division: division, city: city),
            ])
            return index.proposals(for: Wish(WishKey(7), offer), by: MemberKey(1))
                .first { $0.supplier == MemberKey(2) }?.supply ?? 0
        }
        let painter = ["Casablanca", "Mohammedia", "Oujda"].map {
            supply($0, division: "43", offer: "Peinture bâtiment")
        }
        let coder = ["Casablanca", "Oujda"].map { supply($0, division: "62", offer: "Logiciel") }

        #expect(painter[0] > painter[1] && painter[1] > painter[2])
        #expect(coder[1] / coder[0] > painter[2] / painter[0])
        #expect(supply("Oujda", division: "43", offer: "Peinture, partout au Maroc") > painter[2] * 0.9)
    }

    @Test func `The division asked for counts when the words say nothing`() {
        let index = Sample.index([Sample.member(1), Sample.member(2, offers: "Savoir-faire", division: "18")])

        let found = index.proposals(for: Wish(WishKey(7), "dossier", division: "18"), by: MemberKey(1))

        #expect(found.map(\.supplier) == [MemberKey(2)])
    }

    @Test func `An author the club does not know still gets answers`() {
        let found = Sample.index(Sample.triangle).proposals(for: Wish(WishKey(7), "Imprimerie"), by: MemberKey(-4))

        #expect(found.first?.supplier == MemberKey(1))
        #expect(found.first?.reasons.isEmpty == false)
    }

    @Test func `Nobody answers the own need`() {
        let index = Sample.index([Sample.member(1, offers: "Imprimerie", needs: ["Imprimerie"])])

        #expect(index.proposals(for: Wish(WishKey(7), "Imprimerie"), by: MemberKey(1)).isEmpty)
        #expect(index.pair(MemberKey(1), MemberKey(1)) == nil)
    }

    @Test(arguments: [0, -3]) func `A limit of none gives none`(limit: Int) {
        let index = Sample.index(Sample.triangle)

        #expect(index.proposals(for: Wish(WishKey(7), "Imprimerie"), by: MemberKey(3), limit: limit).isEmpty)
        #expect(index.ranking(for: MemberKey(3), limit: limit).isEmpty)
    }

    @Test func `A club of nobody is answered too`() {
        let index = MatchIndex(MatchClub())

        #expect(index.proposals() == MatchRound(pairs: [], withoutProposal: []))
        #expect(index.rings().rings.isEmpty)
        #expect(index.proposals(for: Wish(WishKey(7), "Imprimerie"), by: MemberKey(1)).isEmpty)
    }
}
