import Testing

@testable import Tabular

@Suite struct EncodingTests {
    private let text = "Nom;Société\r\nZoé Œuvré;“Été” 5 €\r\n"

    private func utf16(_ text: String, lowFirst: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return lowFirst ? Array(bytes.reversed()) : bytes
        }
    }

    @Test func `The same table is read from each encoding without being told`() throws {
        let windows: [UInt8] =
            Array("Nom;Soci".utf8) + [0xE9, 0x74, 0xE9, 0x0D, 0x0A]
            + Array("Zo".utf8) + [0xE9, 0x20, 0x8C] + Array("uvr".utf8) + [0xE9, 0x3B, 0x93, 0xC9, 0x74, 0xE9, 0x94]
            + Array(" 5 ".utf8) + [0x80, 0x0D, 0x0A]
        let files: [(Encoding, [UInt8])] = [
            (.utf8, Array(text.utf8)),
            (.utf8, [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
            (.utf16LittleEndian, [0xFF, 0xFE] + utf16(text, lowFirst: true)),
            (.utf16BigEndian, [0xFE, 0xFF] + utf16(text, lowFirst: false)),
            (.windows1252, windows),
        ]
        for (encoding, bytes) in files {
            let table = try TableReader().read(bytes)

            #expect(table.encoding == encoding)
            #expect(table.header == ["Nom", "Société"])
            #expect(table.records == [Record(line: 2, cells: ["Zoé Œuvré", "“Été” 5 €"])])
        }
    }

    @Test func `Arabic Windows is read when it is asked for`() throws {
        let bytes: [UInt8] = Array("a;b\n".utf8) + [0xE3, 0xCD, 0xE3, 0xCF, 0x3B, 0xE9]

        let table = try TableReader(encoding: .windows1256).read(bytes)

        #expect(table.records[0].cells == ["محمد", "é"])
    }

    @Test(arguments: [UInt8(0x81), 0x8D, 0x8F, 0x90, 0x9D])
    func `A byte without meaning is refused with its line`(byte: UInt8) {
        let bytes = Array("a;b\r\n1;2\r\n3;".utf8) + [0xE9, byte]

        #expect(throws: TabularError.undecodable(encoding: .windows1252, line: 3)) {
            try TableReader().read(bytes)
        }
    }

    @Test func `A chosen encoding the file is not in is refused with the line`() {
        let latin = Array("a;b\r\n1;2\r\n3;".utf8) + [0xE9, 0x0A]
        let oddUTF16 = [0xFF, 0xFE] + utf16("a;b\n1", lowFirst: true) + [0x31]

        #expect(throws: TabularError.undecodable(encoding: .utf8, line: 3)) {
            try TableReader(encoding: .utf8).read(latin)
        }
        #expect(throws: TabularError.undecodable(encoding: .utf16LittleEndian, line: 2)) {
            try TableReader().read(oddUTF16)
        }
    }
}
