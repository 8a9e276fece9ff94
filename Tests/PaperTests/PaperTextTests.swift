import Testing

@testable import Paper

@Suite struct `A document on paper` {
    @Test func `holds its texts, with a foot and numbers on each page`() throws {
        let pdf = try PopplerTools(try Papers.french(Papers.letter).pdf())
        defer { pdf.remove() }

        let text = try pdf.text()

        for words in [
            "Club des ateliers", "Casablanca", "Nadia El Fassi", "Architecte d’intérieur, Rabat", "Connue depuis",
            "mars 2019", "Elle chiffre juste.", "Elle tient ses délais.", "Au pied de chaque page", "Page 1 sur 1",
        ] {
            #expect(text.contains(words), "\(words) is missing in \(text)")
        }
    }

    @Test func `says its title, author, moment and structure`() throws {
        let pdf = try PopplerTools(try Papers.french(Papers.letter).pdf())
        defer { pdf.remove() }

        let facts = try pdf.facts()
        let structure = try pdf.structure()

        #expect(facts["Title"] == "Lettre de recommandation")
        #expect(facts["Author"] == "Club des ateliers")
        #expect(facts["CreationDate"]?.contains("2026") == true)
        #expect(facts["Tagged"] == "yes")
        #expect(facts["Page size"]?.hasSuffix("(A4)") == true)
        #expect(structure.contains("H1"))
        #expect(structure.contains("Nadia El Fassi"))
    }

    @Test func `in Arabic is written from the right in letters that join`() throws {
        let blocks: [PaperBlock] = [
            .title("نادية الفاسي"),
            .facts([PaperFact("تعرفها منذ", "مارس 2019"), PaperFact("لدى", "Atelier Zohra")]),
        ]
        let bytes = try Papers.arabic(blocks).pdf()
        let pdf = try PopplerTools(bytes)
        defer { pdf.remove() }

        let text = try pdf.text()
        let fonts = try pdf.fonts()

        for words in ["نادية", "الفاسي", "تعرفها منذ", "مارس 2019", "Atelier Zohra", "أسفل كل صفحة"] {
            #expect(text.contains(words), "\(words) is missing in \(text)")
        }
        #expect(fonts.contains { $0.contains("Arabic") })
        #expect(fonts.allSatisfy { $0.contains(" yes yes yes ") }, "every font is embedded")
        #expect(String(decoding: bytes, as: UTF8.self).contains("/Lang (ar)"))
        #expect(String(decoding: bytes, as: UTF8.self).contains("/Direction /R2L"))
    }

    @Test func `begins its lines at the right in Arabic and at the left in French`() throws {
        let pictures = try [Papers.french([.title("Ab")]), Papers.arabic([.title("أب")])].map { document in
            let pdf = try PopplerTools(try document.pdf())
            defer { pdf.remove() }
            return try pdf.picture(page: 1, dotsPerInch: 36)
        }

        let halves = pictures.map { picture in
            var halves = (left: 0, right: 0)
            // Between the pattern at the head and the foot.
            for row in picture.height / 10..<picture.height / 2 {
                for column in 0..<picture.width where picture.dots[row * picture.width + column] < 160 {
                    if column < picture.width / 2 { halves.left += 1 } else { halves.right += 1 }
                }
            }
            return halves
        }

        #expect(halves[0].left > 0)
        #expect(halves[0].right == 0)
        #expect(halves[1].left == 0)
        #expect(halves[1].right > 0)
    }

    @Test(arguments: [
        "\u{202E}renversé\u{202C}", "\u{2066}isolé", "a\u{0301}\u{0301}\u{0301}\u{0301}", "👩‍👩‍👧‍👦 🇲🇦", "\u{FFFF}\u{FFFE}",
        "<script>&amp;", "(\\) endobj", String(repeating: "mot", count: 4000), "\u{0007}\u{001F}", "", " ",
    ])
    func `takes any text people write`(_ words: String) throws {
        let document = PaperDocument(
            title: words, author: words, language: Papers.french, created: Papers.made,
            blocks: [
                .title(words), .text(PaperText(words, .letter)), .facts([PaperFact(words, words)]),
            ], footer: words)

        let pdf = try PopplerTools(try document.pdf())
        defer { pdf.remove() }

        #expect(try pdf.facts()["Pages"] != nil)
    }
}
