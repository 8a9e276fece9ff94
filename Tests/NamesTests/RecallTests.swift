import Names
import TestSupport
import Testing

struct RecallTests {
    private static let families = ["Alami", "Tahiri", "Mansouri", "Ziani", "Rami", "Saidi"]

    @Test func `A person is found under any spelling of the given name`() {
        let crowd = Recall.crowd(600, seed: 7)
        let full = { (name: String, number: Int) in name + " " + Self.families[number % Self.families.count] }

        let recall = Recall.measure(OwnVariants.given, among: crowd, stored: full, asked: full)

        #expect(recall.share >= 0.97, "\(recall.missed)")
    }

    @Test func `A person is found under any spelling of the family name alone`() {
        let crowd = Recall.crowd(600, seed: 8)

        let recall = Recall.measure(
            OwnVariants.family, among: crowd, stored: { name, _ in "Karim " + name }, asked: { name, _ in name }
        )

        #expect(recall.shareBesidesNamesakes >= 0.95, "\(recall.missed)")
    }

    @Test func `Names that only look alike do not answer`() {
        let index = NameIndex([
            (key: 1, fields: [(SearchField.name, "Karim Benjelloun")]), (key: 2, fields: [(.name, "Nadia Benkirane")]),
            (key: 3, fields: [(.name, "Samir Berrada")]), (key: 4, fields: [(.name, "Samira Barakat")]),
        ])

        #expect(index.search("بنجلون").map(\.key) == [1])
        #expect(index.search("Samir Berada").first?.key == 3)
        #expect(index.search("Zniber").isEmpty)
    }

    @Test func `Half a word is enough while typing`() {
        let index = NameIndex([
            (key: 1, fields: [(SearchField.name, "Karim Benjelloun")]), (key: 2, fields: [(.name, "Nadia Alaoui")]),
        ])

        #expect(index.search("benj").first?.key == 1)
        #expect(index.search("ben jel").first?.key == 1)
        #expect(index.search("karim bendj").first?.key == 1)
    }

    @Test func `One word missing lowers a candidate below one who has both`() {
        let both = SearchCandidate([(.name, "كريم التازي")])
        let one = SearchCandidate([(.name, "Karim Alaoui")])
        let query = SearchQuery("Karim Tazi")

        #expect(Ranking.score(query, both) > Ranking.score(query, one) + 0.3)
    }
}
