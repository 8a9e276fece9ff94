import Matching
import Testing

@Suite struct LanguageTests {
    @Test(
        arguments: [
            ("Nous cherchons une imprimerie", "مطبعة وطباعة الكتب"),
            ("نبحث عن مطبعة", "Imprimerie offset et numérique"),
            ("Looking for a printer", "Imprimerie offset et numérique"),
            ("Besoin d'emballage en carton", "Packaging and boxes"),
            ("نبحث عن محاسب", "Chartered accountant, bookkeeping"),
            ("We need a customs broker", "Transitaire, dédouanement import et export"),
            ("Recherche traducteur", "ترجمة قانونية وتقنية"),
        ])
    func `A need finds its supplier across languages`(need: String, offer: String) throws {
        let index = Sample.index([
            Sample.member(1, needs: [need]), Sample.member(2, offers: offer),
            Sample.member(3, offers: "Élevage de chevaux"),
        ])

        let best = try #require(index.proposals(for: Wish(WishKey(7), need), by: MemberKey(1)).first)

        #expect(best.supplier == MemberKey(2))
        #expect(best.supply > 0.5)
    }

    @Test func `A reason names the trade both speak of and the words as they were written`() throws {
        let index = Sample.index([
            Sample.member(1, needs: ["Cherche Étiquettes et emballage"]),
            Sample.member(2, offers: "ETIQUETTES, packaging"),
        ])

        let pair = try #require(index.pair(MemberKey(1), MemberKey(2)))

        guard case .answersNeed(let seeker, let need, let supplier, let offer, let trades, let words) = pair.reasons[0]
        else {
            Issue.record("the need comes first")
            return
        }
        #expect(seeker == MemberKey(1))
        #expect(need == WishKey(101))
        #expect(supplier == MemberKey(2))
        #expect(offer == WishKey(200))
        #expect(trades == ["packaging"])
        #expect(words == ["Étiquettes"])
    }

    @Test(arguments: ["Recherche trasnport routier", "Recherche transportt routier", "Recherche tranport routier"])
    func `A slip of the keyboard costs little`(need: String) throws {
        let index = Sample.index([Sample.member(1), Sample.member(2, offers: "Transport routier")])
        func supply(_ text: String) -> Double {
            index.proposals(for: Wish(WishKey(7), text), by: MemberKey(1)).first { $0.supplier == MemberKey(2) }?.supply
                ?? 0
        }

        #expect(supply(need) > 0.75 * supply("Recherche transport routier"))
        #expect(supply(need) <= supply("Recherche transport routier"))
    }

    @Test func `Words no lexicon knows are learnt from profiles`() throws {
        let makers = (10..<16).map { Sample.member($0, offers: "Caisses ondulées, emballage", division: "17") }
        let index = Sample.index(makers + [Sample.member(1), Sample.member(2, offers: "Packaging")])

        let found = index.proposals(for: Wish(WishKey(7), "Caisses ondulées"), by: MemberKey(1))

        #expect(found.contains { $0.supplier == MemberKey(2) })
    }

    @Test func `Words no lexicon knows are learnt from deals won, not from deals lost`() throws {
        let members = [Sample.member(1), Sample.member(2, offers: "مطبعة"), Sample.member(3), Sample.member(4)]
        func find(isWon: Bool) -> Bool {
            let deals = (0..<4).map { number in
                PastExchange(
                    seller: MemberKey(2), buyer: MemberKey(3 + Int64(number % 2)), isWon: isWon, sought: "flyersglacés")
            }
            return Sample.index(members, exchanges: deals)
                .proposals(for: Wish(WishKey(7), "flyersglacés"), by: MemberKey(1))
                .contains { $0.supplier == MemberKey(2) }
        }

        #expect(find(isWon: true))
        #expect(!find(isWon: false))
    }

    @Test func `Filler words find nobody`() {
        let index = Sample.index([
            Sample.member(1), Sample.member(2, offers: "Qualité et délais, service rapide, devis gratuit"),
        ])

        let found = index.proposals(
            for: Wish(WishKey(7), "Nous cherchons un fournisseur, service rapide et qualité, devis"), by: MemberKey(1))

        #expect(found.isEmpty)
    }

    @Test func `A town in a need is where it is wanted, not what is wanted`() throws {
        let index = Sample.index([
            Sample.member(1, city: "Casablanca"), Sample.member(2, offers: "Plombier", city: "Tanger"),
            Sample.member(3, offers: "Plombier", city: "Casablanca"),
            Sample.member(4, offers: "Photographe, Tanger", city: "Tanger"),
        ])

        let found = index.proposals(for: Wish(WishKey(7), "Cherche plombier à Tanger"), by: MemberKey(1))

        #expect(found.first?.supplier == MemberKey(2))
        #expect(!found.contains { $0.supplier == MemberKey(4) })
    }

    @Test(
        arguments: [
            "", " ", "\u{0}", "🙂🙂🙂", "؟؟؟", "\u{202E}\u{2066}", String(repeating: "a", count: 100_000),
            String(repeating: "imprimerie ", count: 20_000), "é" + String(repeating: "\u{301}", count: 5_000),
            "1234567890 ٠١٢٣", "<script>alert(1)</script>", "\u{FFFD}\u{FFFF}",
        ])
    func `Any text is read without harm`(text: String) {
        let index = Sample.index([
            Sample.member(1, offers: text, needs: [text], activity: text, division: text, city: text),
            Sample.member(2, offers: "Imprimerie", needs: ["Transport"]),
        ])

        let round = index.proposals()
        let found = index.proposals(for: Wish(WishKey(7), text), by: MemberKey(1))

        #expect(round.pairs.allSatisfy { (0...1).contains($0.score) && !$0.reasons.isEmpty })
        #expect(found.allSatisfy { (0...1).contains($0.score) && (0...1).contains($0.supply) })
    }
}
