import Testing

@testable import Tabular

@Suite struct TableReaderTests {
    private func read(_ text: String) throws -> Table {
        try TableReader().read(Array(text.utf8))
    }

    @Test func `A record has the line it begins on, cells with line breaks before it`() throws {
        let text = "Nom;Note\r\nA;\"un\ndeux\r\ntrois\rquatre\"\r\nB;x\nC;y\rD;z"

        let table = try read(text)

        #expect(table.records.map(\.line) == [2, 6, 7, 8])
        #expect(table.records[0].cells == ["A", "un\ndeux\r\ntrois\rquatre"])
    }

    @Test func `Blank lines and rows of separators are left out but counted`() throws {
        let text = "\r\n;;\r\nNom;Ville;Note\r\n\r\nA;Fès;\r\n;;\r\n ; ;\u{A0}\r\nB;;\r\n\r\n;;\r\n"

        let table = try read(text)

        #expect(table.headerLine == 3)
        #expect(table.records.map(\.line) == [5, 8])
    }

    @Test func `Quotes are resolved and stray ones kept`() throws {
        let text = #"""
            a;b;c
            "dit ""Bab""";5" écran;"x" reste
            "";"";"; ,"
            """#

        let table = try read(text)

        #expect(table.records[0].cells == ["dit \"Bab\"", "5\" écran", "x reste"])
        #expect(table.records[1].cells == ["", "", "; ,"])
    }

    @Test func `A quote that is never closed is named by the line where it opened`() {
        #expect(throws: TabularError.unterminatedQuote(line: 3)) {
            try read("a;b\n1;2\n3;\"quatre\n5;6\n7;8\n")
        }
    }

    @Test(arguments: [(";", Separator.semicolon), (",", .comma), ("\t", .tab), ("|", .pipe)])
    func `The separator is recognised whatever the cells hold`(written: String, expected: Separator) throws {
        let rows = [
            ["Nom", "Adresse", "Montant"],
            ["A", "\"1, rue X; Fès | Maroc\"", "\"1 234,56\""],
            ["B", "\"2, rue Y; Fès\tbis\"", "\"7,5\""],
        ]

        let table = try read(rows.map { $0.joined(separator: written) }.joined(separator: "\n"))

        #expect(table.separator == expected)
        #expect(table.records.allSatisfy { $0.cells.count == 3 })
    }

    @Test func `Commas in every unquoted cell do not beat the semicolons`() throws {
        let table = try read("Nom, prénom;Montant\nA, B;1,5\nC;2,5\nD, E;3\n")

        #expect(table.separator == .semicolon)
    }

    @Test(arguments: ["sep=|", "SEP=|", "\"sep=|\""])
    func `A line that declares the separator is believed and not counted as a record`(line: String) throws {
        let table = try read(line + "\r\na|b;c;d\r\n1|2;3;4\r\n")

        #expect(table.header == ["a", "b;c;d"])
        #expect(table.records == [Record(line: 3, cells: ["1", "2;3;4"])])
    }

    @Test func `A title above the header is passed over`() throws {
        let table = try read("Liste des membres;;\r\n\r\nNom;Ville;\r\nA;Fès;\r\n")

        #expect(table.header == ["Nom", "Ville"])
        #expect(table.records.map(\.line) == [4])
    }

    @Test func `Short records read as empty and text beyond the header is noticed`() throws {
        let table = try read("a;b\n1\n1;2;;\n1;2;3\n1;2\n")

        #expect(table.records[0][1].isEmpty)
        #expect(table.records.map(table.overflows) == [false, false, true, false])
    }

    @Test func `Every unusable file is refused with its reason`() {
        let limits = TabularLimits(bytes: 60, rows: 2, columns: 3, cellLength: 8)
        let cases: [(String, TabularError)] = [
            ("", .empty),
            ("\u{FEFF}", .empty),
            ("\r\n;;\r\n", .empty),
            ("a;b\n\u{0}", .binary),
            ("\u{1}a;b\n", .binary),
            ("PK\u{3}\u{4}\u{0}", .workbook),
            (String(repeating: "x", count: 61), .tooLarge(limit: 60)),
            ("e-mail\na@b.ma\nc@d.ma\n", .singleColumn(line: 1)),
            ("e-mail\na, b\nc\nd\ne\n", .tooManyRows(line: 5, limit: 2)),
            ("e-mail\na, b\nc\nd\n", .singleColumn(line: 3)),
            ("Nom;Ville;NOM\n1;2;3\n", .duplicateHeaders(["NOM"], line: 1)),
            ("a;b\n1;2\n1;2\n1;2\n", .tooManyRows(line: 4, limit: 2)),
            ("a;b\n1;2;3;4\n", .tooManyColumns(line: 2, limit: 3)),
            ("a;b\n1;123456789\n", .cellTooLong(line: 2, limit: 8)),
        ]
        for (text, expected) in cases {
            #expect(throws: expected, "\(text.debugDescription)") {
                try TableReader(limits: limits).read(Array(text.utf8))
            }
        }
    }

    @Test func `An error carries a key, its line and what its message names`() {
        let error = TabularError.duplicateHeaders(["Nom", "Ville"], line: 4)

        #expect(error.key == "tabular.duplicateHeaders")
        #expect(error.placeholders == ["line": "4", "columns": "Nom, Ville"])
    }
}
