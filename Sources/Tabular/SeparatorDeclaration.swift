/// The line `sep=;` with which a file tells Excel its separator. It is not part of the table.
struct SeparatorDeclaration {
    let separator: Separator
    /// Where the table begins.
    let end: RecordParser.Position

    /// The declaration at the very beginning of `text`, quoted or not, or `nil`.
    init?(_ text: [UInt8]) {
        let lineEnd = text.firstIndex { $0 == .lineFeed || $0 == .carriageReturn } ?? text.endIndex
        var line = text[..<lineEnd]
        if line.count > 1, line.first == .quote, line.last == .quote {
            line = line.dropFirst().dropLast()
        }
        guard line.count == 5, line.prefix(4).map({ $0 | 0x20 }) == Array("sep=".utf8),
            let byte = line.last, let separator = Separator(rawValue: byte)
        else { return nil }
        var next = lineEnd
        if text[lineEnd...].starts(with: [.carriageReturn, .lineFeed]) {
            next += 1
        }
        self.separator = separator
        self.end = RecordParser.Position(index: min(next + 1, text.endIndex), line: 2)
    }
}
