/// Any bytes are a table or an error; what the writer writes, the reader reads back.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let limits = TabularLimits(bytes: 1 << 20, rows: 1000, columns: 50, cellLength: 4096)
    for encoding in [nil] + Encoding.allCases.map(Optional.some) {
        guard let table = try? TableReader(limits: limits, encoding: encoding).read(bytes) else { continue }
        check(table, bytes, limits)
    }
    Finding.expectLinear(bytes) { _ = try? TableReader().read($0) }
    return 0
}

private func check(_ table: Table, _ bytes: [UInt8], _ limits: TabularLimits) {
    Finding.expect(table.records.count <= limits.rows, "no more records than allowed")
    Finding.expect(table.header.count <= limits.columns, "no more columns than allowed")
    var previous = table.headerLine
    var size = 0
    for record in table.records {
        Finding.expect(record.line > previous, "lines ascend")
        Finding.expect(!record.isBlank && record.cells.count <= limits.columns, "records hold something")
        previous = record.line
        size += record.cells.reduce(0) { $0 + $1.utf8.count }
    }
    // A byte of Windows-1252 becomes three of UTF-8 at most.
    Finding.expect(size <= 3 * bytes.count, "decoding does not swell")
    _ = ColumnMatcher([WantedColumn("name", names: ["nom", "name", "الاسم"])]).match(table.header)

    var writer = CSVWriter()
    writer.append(table.header + ["fin"])
    for record in table.records {
        writer.append((table.header.indices.map { record[$0] }) + ["."])
    }
    for cell in table.records.flatMap(\.cells) {
        Finding.expect(FormulaGuard.undefuse(FormulaGuard.defuse(cell)) == cell, "a guarded cell comes back")
    }
    var generous = TableReader(encoding: .utf8, separator: .semicolon)
    generous.limits.cellLength = 1 << 20
    guard let again = try? generous.read(writer.bytes) else {
        // A header may only be refused for a name that became another's twin beside `fin`.
        Finding.expect(table.header.contains { HeaderFolding.fold($0) == "fin" }, "what was written is read")
        return
    }
    guard again.header == table.header + ["fin"] else {
        Finding.expect(false, "the header comes back")
        return
    }
    Finding.expect(again.records.count == table.records.count, "each record comes back")
    for (one, other) in zip(table.records, again.records) {
        for column in table.header.indices {
            let kept = one[column].utf8.filter { !BinaryContent.isControl($0) }
            Finding.expect(kept.elementsEqual(other[column].utf8), "each cell comes back")
        }
    }
}
