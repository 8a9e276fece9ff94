import Testing

@testable import Tabular

@Suite struct CSVWriterTests {
    @Test func `A file is what a French Excel expects`() {
        var writer = CSVWriter()

        writer.append(["Nom", "Téléphone", "Note"])
        writer.append(["dit \"Bab\"", "+212 661", "un\ndeux; trois"])

        let expected = "\u{FEFF}Nom;Téléphone;Note\r\n\"dit \"\"Bab\"\"\";'+212 661;\"un\ndeux; trois\"\r\n"
        #expect(writer.bytes == Array(expected.utf8))
    }

    @Test(arguments: [
        "=1+1", "+212", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x", " =1", "'=1", "\u{A0}+1",
    ])
    func `A cell that could be a formula is defused and comes back`(cell: String) {
        let defused = FormulaGuard.defuse(cell)

        #expect(defused == "'" + cell)
        #expect(FormulaGuard.undefuse(defused) == cell)
    }

    @Test(arguments: ["", "'", "l'eau", "'t Hooft", "0661", "a=b", "a@b.example", "''", "(+212)"])
    func `Any other cell is left alone both ways`(cell: String) {
        #expect(FormulaGuard.defuse(cell) == cell)
        #expect(FormulaGuard.undefuse(cell) == cell)
    }
}
