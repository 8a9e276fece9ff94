extension Flow {
    private static let gap = 10.0

    mutating func put(_ table: PaperTable) throws(PaperError) {
        let shares = table.columns.reduce(0) { $0 + max($1.share, 0) }
        guard shares > 0 else { return }
        let usable = Measures.textWidth - Flow.gap * Double(table.columns.count - 1)
        var columns: [(offset: Double, width: Double)] = []
        var offset = 0.0
        for column in table.columns {
            let width = usable * max(column.share, 0) / shares
            columns.append((offset, width))
            offset += width + Flow.gap
        }
        let head = table.columns.map(\.head)
        try part(.table) { flow throws(PaperError) in
            try flow.keep(60)
            try flow.putRow(head, .cellHead, table, columns, as: .headCell)
            for row in table.rows { try flow.putRow(row, .cell, after: head, table, columns) }
            if let total = table.total { try flow.putRow(total, .cellTotal, after: head, table, columns) }
        }
        top += 8
    }

    /// A row; on a new page the head comes first.
    private mutating func putRow(
        _ words: [String], _ face: Face, after head: [String], _ table: PaperTable,
        _ columns: [(offset: Double, width: Double)]
    ) throws(PaperError) {
        let cells = try set(words, face, table, columns)
        if needsPage(cells) {
            try newPage()
            try putRow(head, .cellHead, table, columns, as: .headCell)
        }
        try putRow(cells, Mark.Part.cell)
    }

    private func needsPage(_ cells: [(box: TextBox, left: Double)]) -> Bool {
        !isFresh && (cells.map(\.box.height).max() ?? 0) + 8 > room
    }

    private func set(
        _ words: [String], _ face: Face, _ table: PaperTable, _ columns: [(offset: Double, width: Double)]
    ) throws(PaperError) -> [(box: TextBox, left: Double)] {
        var cells: [(box: TextBox, left: Double)] = []
        for (index, column) in columns.enumerated() {
            let text = index < words.count ? words[index] : ""
            let box = try type.set(text, face, width: column.width, atEnd: table.columns[index].isFigures)
            cells.append((box, left(of: column.offset, width: column.width)))
        }
        return cells
    }

    private mutating func putRow(
        _ words: [String], _ face: Face, _ table: PaperTable, _ columns: [(offset: Double, width: Double)],
        as part: Mark.Part
    ) throws(PaperError) {
        try putRow(try set(words, face, table, columns), part)
    }

    private mutating func putRow(
        _ cells: [(box: TextBox, left: Double)], _ part: Mark.Part
    ) throws(PaperError) {
        try keep(24)
        top += 4
        try self.part(.row) { flow throws(PaperError) in try flow.putRow(cells) { _ in part } }
        top += 4
        put(rule(at: top, part == .headCell ? .ink : .soft))
    }
}
