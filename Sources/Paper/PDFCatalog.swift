/// Adds to a finished PDF what cairo cannot say: its language, and that its title names the window.
///
/// It is an incremental update (ISO 32000-1, 7.5.6): the catalog is written once more at the end, the rest stays.
enum PDFCatalog {
    /// The file with the language; unchanged when it is not written as expected, for it can be read without.
    static func say(_ language: PaperLanguage, in file: [UInt8]) -> [UInt8] {
        guard
            let mark = last("startxref", in: file), let table = number(after: mark + 9, in: file),
            let trailer = last("trailer", in: file), trailer > table,
            let root = reference("/Root", from: trailer, in: file), let size = value("/Size", from: trailer, in: file),
            let catalog = object(root, in: file)
        else { return file }
        // cairo 1.16 writes the structure without saying that it did.
        let isMarked = catalog.contains("/StructTreeRoot") && !catalog.contains("/MarkInfo")
        let structure = isMarked ? "   /MarkInfo << /Marked true >>\n" : ""
        let direction = language.isRightToLeft ? " /Direction /R2L" : ""
        let info = reference("/Info", from: trailer, in: file).map { "   /Info \($0) 0 R\n" } ?? ""
        let start = file.count
        let tail = """
            \(root) 0 obj
            << /Lang (\(language.tag))
               /ViewerPreferences << /DisplayDocTitle true\(direction) >>
            \(structure)\(catalog)
            >>
            endobj
            xref
            \(root) 1
            \(offset(start)) 00000 n \n\
            trailer
            << /Size \(size)
               /Root \(root) 0 R
            \(info)   /Prev \(table)
            >>
            startxref

            """
        return file + withTable(at: start, tail)
    }

    /// The offset of the table can only be known once the text before it is.
    private static func withTable(at start: Int, _ tail: String) -> [UInt8] {
        let bytes = Array(tail.utf8)
        guard let table = first("xref\n", in: bytes), let mark = last("startxref\n", in: bytes) else { return [] }
        return bytes[..<(mark + 10)] + Array("\(start + table)\n%%EOF\n".utf8)
    }

    /// What stands in the dictionary of an object that begins a line.
    private static func object(_ number: Int, in file: [UInt8]) -> String? {
        guard
            let begin = last("\n\(number) 0 obj\n<<", in: file),
            let end = first(">>\nendobj", in: file, from: begin), end - begin < 4096
        else { return nil }
        let content = begin + "\n\(number) 0 obj\n<<".utf8.count
        return String(decoding: file[content..<end], as: UTF8.self)
    }

    private static func reference(_ name: String, from start: Int, in file: [UInt8]) -> Int? {
        value(name, from: start, in: file)
    }

    private static func value(_ name: String, from start: Int, in file: [UInt8]) -> Int? {
        first(name, in: file, from: start).flatMap { number(after: $0 + name.utf8.count, in: file) }
    }

    private static func number(after start: Int, in file: [UInt8]) -> Int? {
        let digits = file[start...].drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
            .prefix(12).prefix { 0x30...0x39 ~= $0 }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    private static func offset(_ place: Int) -> String {
        let digits = String(place)
        return String(repeating: "0", count: max(0, 10 - digits.count)) + digits
    }

    private static func first(_ word: String, in file: [UInt8], from start: Int = 0) -> Int? {
        let word = Array(word.utf8)
        guard file.count >= word.count, start <= file.count - word.count else { return nil }
        return (start...(file.count - word.count)).first { file[$0..<($0 + word.count)].elementsEqual(word) }
    }

    private static func last(_ word: String, in file: [UInt8]) -> Int? {
        let word = Array(word.utf8)
        guard file.count >= word.count else { return nil }
        return (0...(file.count - word.count)).last { file[$0..<($0 + word.count)].elementsEqual(word) }
    }
}
