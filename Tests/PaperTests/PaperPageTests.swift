import Chronology
import Testing

@testable import Paper

@Suite struct `The pages of a document` {
    private static let months = PaperTable(
        columns: [.init("Mois"), .init("Donné", isFigures: true)],
        rows: (1...90).map { ["Mois numéro \($0)", "\($0)"] }, total: ["Ensemble", "4095"])

    @Test func `repeat the head of a table and lose no row`() throws {
        let pdf = try PopplerTools(try Papers.french([.table(Self.months)]).pdf())
        defer { pdf.remove() }

        let pages = try #require(try pdf.facts()["Pages"].flatMap { Int($0) })
        let texts = try (1...pages).map { try pdf.text(page: $0) }

        #expect(pages == 4)
        for (index, text) in texts.enumerated() {
            #expect(text.contains("Donné"), "page \(index + 1)")
            #expect(text.contains("Page \(index + 1) sur 4"))
        }
        let all = texts.joined()
        for month in 1...90 { #expect(all.contains("Mois numéro \(month)\n")) }
        #expect(all.contains("Ensemble"))
    }

    @Test func `take a letter of any length up to a limit`() throws {
        let sentence = "Elle écoute, elle chiffre juste, elle tient ses délais. "
        let long = Papers.french([.text(PaperText(String(repeating: sentence, count: 400), .letter))])
        let tooLong = Papers.french([.text(PaperText(String(repeating: sentence, count: 20_000)))])
        let tooHigh = Papers.french(Array(repeating: .text(PaperText("a")), count: 8000))

        let pdf = try PopplerTools(try long.pdf())
        defer { pdf.remove() }

        #expect(try pdf.text().split(separator: "chiffre").count == 401)
        #expect(throws: PaperError.tooLong) { try tooLong.pdf() }
        #expect(throws: PaperError.tooLong) { try tooHigh.pdf() }
    }

    @Test func `never leave a heading alone at the foot`() throws {
        for lines in 38...52 {
            let filler = PaperText(Array(repeating: "ligne", count: lines).joined(separator: "\n"))
            let pdf = try PopplerTools(
                try Papers.french([.text(filler), .heading("Un titre"), .text(PaperText("Sa suite"))]).pdf())
            defer { pdf.remove() }

            let pages = try #require(try pdf.facts()["Pages"].flatMap { Int($0) })
            let page = try #require(try (1...pages).first { try pdf.text(page: $0).contains("Un titre") })

            #expect(try pdf.text(page: page).contains("Sa suite"), "after \(lines) lines")
        }
    }

    @Test func `show a code whose every module can be read`() throws {
        let code = try #require(Papers.code())
        let pdf = try PopplerTools(
            try PaperDocument(
                title: "Code", author: "", language: Papers.french, created: Papers.made,
                blocks: [.code(code, beside: [])]
            ).pdf())
        defer { pdf.remove() }

        let dotsPerInch = 300
        let picture = try pdf.picture(page: 1, dotsPerInch: dotsPerInch)

        let side = max(Measures.millimetres(30), Double(code.width) * Measures.millimetres(0.8))
        let scale = Double(dotsPerInch) / 72
        for row in 0..<code.width {
            for column in 0..<code.width {
                let x = (Measures.side + side / Double(code.width) * (Double(column) + 0.5)) * scale
                let y = (Measures.underBand + side / Double(code.width) * (Double(row) + 0.5)) * scale
                let isDark = picture.dots[Int(y) * picture.width + Int(x)] < 128
                #expect(isDark == code.dark[row * code.width + column], "module \(row), \(column)")
            }
        }
        #expect(PaperCode(width: 3, dark: [true], description: "") == nil)
    }

    @Test func `are the same bytes for the same document, from any thread`() async throws {
        let document = Papers.french(Papers.letter)
        var later = document
        later.created = Papers.made.adding(milliseconds: 86_400_000)

        let files = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<16 { group.addTask { try document.pdf() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        #expect(Set(files).count == 1)
        #expect(try later.pdf() != files[0])
    }
}
