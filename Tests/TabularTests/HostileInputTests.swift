import Testing

@testable import Tabular

@Suite struct HostileInputTests {
    @Test(arguments: 0..<40)
    func `Random bytes are read or refused, never a trap`(seed: UInt64) {
        var chance = SeededChance(state: seed)
        let interesting = Array("\";,|\t\r\nasep=é'=+".utf8) + [0x00, 0x1A, 0x81, 0xC3, 0xE9, 0xFE, 0xFF, 0xD8]
        for _ in 0..<50 {
            let length = Int.random(in: 0..<120, using: &chance)
            let bytes = (0..<length).map { _ in interesting.randomElement(using: &chance) ?? 0 }
            for encoding in [nil] + Encoding.allCases.map(Optional.some) {
                let table = try? TableReader(encoding: encoding).read(bytes)
                let last = table?.records.last?.line ?? 0
                #expect(last <= length + 1)
            }
        }
    }

    @Test(arguments: 0..<40)
    func `What is written is read back the same`(seed: UInt64) throws {
        var chance = SeededChance(state: seed &+ 1_000)
        let pieces = ["a", "é", "م", " ", ";", ",", "\"", "\n", "\r", "\r\n", "'", "=", "+", "\t", "|", "💼", "＝", "0"]
        let separator = Separator.allCases.randomElement(using: &chance) ?? .comma
        let width = Int.random(in: 2...6, using: &chance)
        let header = (0..<width).map { "colonne \($0)" }
        // The first cell is never blank: a blank record is left out on purpose.
        let rows = (0..<Int.random(in: 0...30, using: &chance)).map { _ in
            (0..<width).map { column in
                let length = Int.random(in: 0...6, using: &chance)
                let cell = (0..<length).map { _ in pieces.randomElement(using: &chance) ?? "" }.joined()
                return column == 0 ? cell + "x" : cell
            }
        }
        var writer = CSVWriter(separator: separator)

        writer.append(header)
        rows.forEach { writer.append($0) }
        let table = try TableReader(separator: separator).read(writer.bytes)

        #expect(table.header == header)
        #expect(table.records.map { $0.cells.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } })
        let again = try TableReader(separator: separator).read(writer.bytes)
        #expect(again == table)
    }
}
