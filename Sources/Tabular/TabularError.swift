/// Why a file cannot be read as a table. Nothing of the file's content is in the error but its column names.
public enum TabularError: Error, Sendable, Hashable {
    /// The file has no record at all.
    case empty
    /// The file is no text: it holds control codes or U+0000.
    case binary
    /// The file is a spreadsheet workbook (xlsx, ods, xls), to be saved as CSV first.
    case workbook
    /// The file is larger than `limit` bytes.
    case tooLarge(limit: Int)
    /// The first `line` with bytes that mean nothing in `encoding`.
    case undecodable(encoding: Encoding, line: Int)
    /// A quote opened on `line` is never closed.
    case unterminatedQuote(line: Int)
    /// There are more than `limit` records; `line` is where the first one too many begins.
    case tooManyRows(line: Int, limit: Int)
    /// The record that begins on `line` has more than `limit` cells.
    case tooManyColumns(line: Int, limit: Int)
    /// A cell of the record that begins on `line` is longer than `limit` bytes of UTF-8.
    case cellTooLong(line: Int, limit: Int)
    /// These column names stand more than once in the header on `line`.
    case duplicateHeaders([String], line: Int)
    /// No separator was found: each line is a single cell.
    case singleColumn(line: Int)

    /// The key of the message to translate.
    public var key: String {
        switch self {
        case .empty: "tabular.empty"
        case .binary: "tabular.binary"
        case .workbook: "tabular.workbook"
        case .tooLarge: "tabular.tooLarge"
        case .undecodable: "tabular.undecodable"
        case .unterminatedQuote: "tabular.unterminatedQuote"
        case .tooManyRows: "tabular.tooManyRows"
        case .tooManyColumns: "tabular.tooManyColumns"
        case .cellTooLong: "tabular.cellTooLong"
        case .duplicateHeaders: "tabular.duplicateHeaders"
        case .singleColumn: "tabular.singleColumn"
        }
    }

    /// The line of the file the error is about, from 1, as an editor numbers it.
    public var line: Int? {
        switch self {
        case .empty, .binary, .workbook, .tooLarge:
            nil
        case .unterminatedQuote(let line), .singleColumn(let line), .undecodable(_, let line),
            .tooManyRows(let line, _), .tooManyColumns(let line, _), .cellTooLong(let line, _),
            .duplicateHeaders(_, let line):
            line
        }
    }

    /// What the message's placeholders stand for, by name: `line`, `limit`, `encoding`, `columns`.
    public var placeholders: [String: String] {
        var values: [String: String] = [:]
        if let line {
            values["line"] = String(line)
        }
        switch self {
        case .tooLarge(let limit), .tooManyRows(_, let limit), .tooManyColumns(_, let limit),
            .cellTooLong(_, let limit):
            values["limit"] = String(limit)
        case .undecodable(let encoding, _):
            values["encoding"] = encoding.rawValue
        case .duplicateHeaders(let names, _):
            values["columns"] = names.joined(separator: ", ")
        case .empty, .binary, .workbook, .unterminatedQuote, .singleColumn:
            break
        }
        return values
    }
}
