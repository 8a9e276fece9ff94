/// Reads records one after another from UTF-8 bytes, after RFC 4180 and the habits of real files: CR, LF and CR LF
/// mixed, a quote inside an unquoted cell is a character, text after a closing quote belongs to the cell.
struct RecordParser {
    /// A place in the text and the number of the line it is on.
    struct Position {
        var index = 0
        var line = 1
    }

    private let text: [UInt8]
    private let separator: UInt8
    private let limits: TabularLimits
    private(set) var position: Position

    init(text: [UInt8], start: Position = Position(), separator: Separator, limits: TabularLimits) {
        self.text = text
        self.position = start
        self.separator = separator.rawValue
        self.limits = limits
    }

    /// The next record, blank ones included, or `nil` at the end.
    mutating func next() throws(TabularError) -> Record? {
        guard position.index < text.count else { return nil }
        let line = position.line
        var cells: [String] = []
        while true {
            let cell = try nextCell()
            guard cell.count <= limits.cellLength else {
                throw .cellTooLong(line: line, limit: limits.cellLength)
            }
            cells.append(String(decoding: cell, as: UTF8.self))
            guard cells.count <= limits.columns else {
                throw .tooManyColumns(line: line, limit: limits.columns)
            }
            guard position.index < text.count, text[position.index] == separator else { break }
            position.index += 1
        }
        skipLineBreak()
        return Record(line: line, cells: cells)
    }

    /// One cell, leaving the position on the separator, the line break or the end that follows it.
    private mutating func nextCell() throws(TabularError) -> [UInt8] {
        var cell: [UInt8] = []
        if position.index < text.count, text[position.index] == .quote {
            cell = try quotedPart()
        }
        let start = position.index
        var end = start
        while end < text.count, text[end] != separator, text[end] != .lineFeed, text[end] != .carriageReturn {
            end += 1
        }
        cell.append(contentsOf: text[start..<end])
        position.index = end
        return cell
    }

    /// The content between two quotes, leaving the position behind the closing one.
    private mutating func quotedPart() throws(TabularError) -> [UInt8] {
        let opened = position.line
        var content: [UInt8] = []
        position.index += 1
        while position.index < text.count {
            let byte = text[position.index]
            if byte == .quote {
                position.index += 1
                guard position.index < text.count, text[position.index] == .quote else { return content }
            } else if byte == .lineFeed || (byte == .carriageReturn && !isFollowedByLineFeed) {
                position.line += 1
            }
            content.append(byte)
            position.index += 1
        }
        throw .unterminatedQuote(line: opened)
    }

    private var isFollowedByLineFeed: Bool {
        position.index + 1 < text.count && text[position.index + 1] == .lineFeed
    }

    private mutating func skipLineBreak() {
        guard position.index < text.count else { return }
        if text[position.index] == .carriageReturn, isFollowedByLineFeed {
            position.index += 1
        }
        position.index += 1
        position.line += 1
    }
}

extension UInt8 {
    static let quote: UInt8 = 0x22
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
}
