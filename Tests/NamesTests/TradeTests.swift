import Names
import Testing

struct TradeTests {
    @Test(arguments: [
        ("Plomberie", ["plombiers", "سباك", "plumber"]), ("Pharmacien", ["الصيدلية", "pharmacies", "officine"]),
        ("Avocate d'affaires", ["cabinet d'avocats", "المحاماة", "lawyers"]),
        ("Électricité bâtiment", ["électriciens", "كهربائي"]), ("Hôtellerie", ["hôtels", "الفنادق", "riad"]),
        ("Traduction assermentée", ["traductrice", "ترجمة"]), ("Étanchéité", ["isolation thermique", "العزل"]),
    ])
    func `A trade is found under its people, its products and its other languages`(stored: String, asked: [String]) {
        let candidate = SearchCandidate([(.trade, stored)])

        for query in asked {
            #expect(Ranking.score(SearchQuery(query), candidate) > 0.3, "\(query)")
        }
        #expect(Ranking.score(SearchQuery("apiculteur"), candidate) == 0)
    }

    @Test(arguments: ["Casa", "الدار البيضاء", "dar el beida", "CASABLANCA"])
    func `A town is found under any of its names`(asked: String) {
        let candidate = SearchCandidate([(.name, "Karim Tazi"), (.city, "Casablanca")])

        #expect(Ranking.score(SearchQuery("Tazi " + asked), candidate) > 0.75)
    }

    @Test func `There are enough trades, each in three languages`() {
        #expect(TradeLexicon.trades.count >= 150)
        #expect(TradeLexicon.trades.allSatisfy { !$0.french.isEmpty && !$0.arabic.isEmpty && !$0.english.isEmpty })
        #expect(Set(TradeLexicon.trades.map(\.id)).count == TradeLexicon.trades.count)
    }

    @Test func `The longest words for a trade win`() {
        let found = TradeLexicon.concepts(in: "Le transport de marchandises et la location de voitures")

        #expect(found.map(\.trade) == ["transport", "car-rental"])
    }
}
