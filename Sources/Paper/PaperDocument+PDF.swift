extension PaperDocument {
    /// Draws the document as a PDF file of A4 pages.
    ///
    /// It works on the thread that calls it, for some milliseconds a page, one document after another.
    ///
    /// - Throws: `PaperError.tooLong` past `PaperLimits`.
    public func pdf() throws(PaperError) -> [UInt8] {
        guard textSize <= PaperLimits.text else { throw .tooLong }
        return try DrawingTurn.take { () throws(PaperError) in try drawn() }
    }

    private func drawn() throws(PaperError) -> [UInt8] {
        var flow = Flow(self, try Typesetter(languages, main: language))
        try flow.putAll()
        let canvas = try Canvas(self)
        canvas.draw(.open(.document))
        for (index, page) in flow.pages.enumerated() {
            for mark in page { canvas.draw(mark) }
            for mark in try foot(index + 1, of: flow.pages.count, flow) { canvas.draw(mark) }
            if index == flow.pages.count - 1 { canvas.draw(.close(.document)) }
            canvas.endPage()
        }
        return PDFCatalog.say(language, in: try canvas.finish())
    }

    private func foot(_ page: Int, of pages: Int, _ flow: Flow) throws(PaperError) -> [Mark] {
        let top = Measures.textBottom + 16
        let (wide, narrow) = (Measures.textWidth * 0.78, Measures.textWidth * 0.2)
        let words = try flow.type.set(footer, .foot, width: wide)
        let number = try flow.type.set(pageNumber(page, pages), .foot, width: narrow, atEnd: true)
        var marks = [flow.rule(at: top - 6)]
        for (box, left) in [
            (words, flow.left(of: 0, width: wide)),
            (number, flow.left(of: Measures.textWidth - narrow, width: narrow)),
        ] {
            // A long footer takes two lines; more would leave the page.
            for index in box.lines.indices.prefix(2) {
                marks.append(.line(box, index, left: left, top: top + box.lines[index].top))
            }
        }
        return marks
    }

    private var texts: [PaperText] {
        blocks.flatMap { block -> [PaperText] in
            switch block {
            case .text(let text): [text]
            case .code(_, let texts): texts
            case .title, .heading, .facts, .figures, .table, .rule, .space: []
            }
        }
    }

    private var languages: Set<PaperLanguage> {
        Set(texts.compactMap(\.language))
    }

    private var textSize: Int {
        var size = title.utf8.count + footer.utf8.count
        for block in blocks {
            switch block {
            case .title(let words), .heading(let words): size += words.utf8.count
            case .facts(let facts), .figures(let facts):
                size += facts.reduce(0) { $0 + $1.term.utf8.count + $1.value.utf8.count }
            case .table(let table):
                size += (table.rows + [table.total ?? []]).joined().reduce(0) { $0 + $1.utf8.count + 8 }
            case .text, .code, .rule, .space: size += 8
            }
        }
        return texts.reduce(size) { $0 + $1.words.utf8.count }
    }
}
