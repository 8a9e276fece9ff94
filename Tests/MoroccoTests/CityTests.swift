import Testing

@testable import Morocco

struct CityTests {
    @Test(arguments: [
        ("CASA", "casablanca"), ("Dar El Beida", "casablanca"), ("الدار البيضاء", "casablanca"), ("Fez", "fes"),
        ("fès ", "fes"), ("فاس", "fes"), ("Tanja", "tanger"), ("Tangier", "tanger"), ("Mogador", "essaouira"),
        ("M’diq", "mdiq"), ("tantan", "tan-tan"), ("Ben Slimane", "benslimane"), ("أڭادير", "agadir"),
        ("sale", "sale"), ("Laâyoune", "laayoune"), ("ELJADIDA", "el-jadida"),
    ])
    func `A town is known by any of its written forms`(text: String, id: String) {
        #expect(City.named(text)?.id == id)
    }

    @Test(arguments: ["Atlantide", "", " - ", "Paris"])
    func `No town is made up`(text: String) {
        #expect(City.named(text) == nil)
    }

    @Test func `Keys are unique and every form leads to its own town`() {
        #expect(City.all.count >= 150)
        #expect(Set(City.all.map(\.id)).count == City.all.count)
        for city in City.all {
            #expect(City.withID(city.id) == city)
            for form in city.writtenForms {
                #expect(City.named(form)?.id == city.id, "\(form)")
            }
        }
    }

    @Test func `The courts of commerce come first`() {
        #expect(CommercialCourt.all.prefix { $0.kind == .commercial }.count == 8)
        #expect(CommercialCourt.named("Casablanca")?.kind == .commercial)
        #expect(CommercialCourt.named("Merzouga") == nil)
    }
}

struct FoldingTests {
    @Test(arguments: [
        ("Ḥājj  ÉLÈVE-œuvre", "hajj eleve oeuvre"), ("مُحَمَّـــد", "محمد"), ("أإآٱ", "اااا"), ("مصطفى", "مصطفي"),
        ("L’eau d'Agadir", "l eau d agadir"), ("M'hamed", "mhamed"), ("a\u{0}b\u{202E}c", "abc"), ("١٢٣", "123"),
        ("e\u{301}t\u{E9}", "ete"), ("\"\u{200D}x", "x"), ("بُشْرَى", "بشري"), ("ڤيلا گاز ڭ", "فيلا كاز ك"),
    ])
    func `Folding keeps letters and digits only`(text: String, folded: String) {
        #expect(Folding.fold(text) == folded)
        #expect(Folding.fold(folded) == folded)
    }
    // A fuzzer found each word to copy all before it: two million took two minutes.
    @Test(.timeLimit(.minutes(1))) func `Words without end are folded as fast as a few`() {
        let text = String(repeating: "É, ", count: 2_000_000)

        let folded = Folding.fold(text)

        #expect(folded.utf8.count == 2 * 2_000_000 - 1)
        #expect(folded.utf8.starts(with: "e e e".utf8))
        #expect(folded.utf8.last == UInt8(ascii: "e"))
    }
}
