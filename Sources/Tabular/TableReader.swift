/// Reads a CSV file as people's programs write it.
///
///     let table = try TableReader().read(bytes)
///     for record in table.records { print(record.line, record[0]) }
public struct TableReader: Sendable {
    /// What is too much.
    public var limits: TabularLimits
    /// The encoding to read in; `nil` to recognise it.
    public var encoding: Encoding?
    /// The separator to read with; `nil` to recognise it.
    public var separator: Separator?

    /// A reader that recognises what it is not told.
    public init(limits: TabularLimits = TabularLimits(), encoding: Encoding? = nil, separator: Separator? = nil) {
        self.limits = limits
        self.encoding = encoding
        self.separator = separator
    }

    /// The table in `bytes`.
    ///
    /// The header is the first record with two cells filled, so that a title above it is passed over. Blank records
    /// are left out. The apostrophe that keeps a cell from being a formula is taken off (see ``FormulaGuard``).
    public func read(_ bytes: [UInt8]) throws(TabularError) -> Table {
        guard bytes.count <= limits.bytes else { throw .tooLarge(limit: limits.bytes) }
        guard !BinaryContent.isWorkbook(bytes) else { throw .workbook }
        let encoding = self.encoding ?? Encoding.detect(bytes)
        // Before the decoding, which would else blame a picture for being in the wrong encoding.
        if encoding != .utf16LittleEndian, encoding != .utf16BigEndian {
            guard !BinaryContent.isBinary(bytes) else { throw .binary }
        }
        var text = try encoding.decode(bytes)
        if text.last == BinaryContent.endOfFile {
            text.removeLast()
        }
        guard !BinaryContent.isBinary(text) else { throw .binary }

        var start = RecordParser.Position()
        let declared = SeparatorDeclaration(text)
        if let declared {
            start = declared.end
        }
        let separator =
            self.separator ?? declared?.separator ?? Separator.detect(in: text, from: start, limits: limits)
        var parser = RecordParser(text: text, start: start, separator: separator, limits: limits)
        let header = try readHeader(&parser)
        return Table(
            header: header.cells,
            headerLine: header.line,
            records: try readRecords(&parser),
            encoding: encoding,
            separator: separator
        )
    }

    private func readHeader(_ parser: inout RecordParser) throws(TabularError) -> Record {
        var firstLine: Int?
        while let record = try parser.next() {
            guard !record.isBlank else { continue }
            firstLine = firstLine ?? record.line
            guard record.filledCells > 1 else {
                // A title stands alone in its row, but the row is as wide as the sheet or is followed by one that is.
                // Ten of them are no title any more.
                if record.line - (firstLine ?? record.line) >= 10 { break }
                continue
            }
            return try tidied(record)
        }
        guard let firstLine else { throw .empty }
        throw .singleColumn(line: firstLine)
    }

    private func tidied(_ record: Record) throws(TabularError) -> Record {
        var names = record.cells.map { FormulaGuard.undefuse(HeaderFolding.trimmed($0)) }
        while names.last == "" {
            names.removeLast()
        }
        var seen: [String: String] = [:]
        var repeated: [String] = []
        for name in names where !name.isEmpty {
            let folded = HeaderFolding.fold(name)
            let identity = folded.isEmpty ? name : folded
            if seen.updateValue(name, forKey: identity) != nil, !repeated.contains(name) {
                repeated.append(name)
            }
        }
        guard repeated.isEmpty else { throw .duplicateHeaders(repeated, line: record.line) }
        return Record(line: record.line, cells: names)
    }

    private func readRecords(_ parser: inout RecordParser) throws(TabularError) -> [Record] {
        var records: [Record] = []
        var singles = 0
        while let record = try parser.next() {
            guard !record.isBlank else { continue }
            guard records.count < limits.rows else { throw .tooManyRows(line: record.line, limit: limits.rows) }
            singles += record.cells.count == 1 ? 1 : 0
            records.append(Record(line: record.line, cells: record.cells.map(FormulaGuard.undefuse)))
        }
        // A list of single cells, one of which happened to hold a separator.
        if let first = records.first, singles > 1, singles * 2 > records.count {
            throw .singleColumn(line: first.line)
        }
        return records
    }
}
