extension Flow {
    /// Puts the head of the first page and all blocks.
    mutating func putAll() throws(PaperError) {
        put(.band(document.accent))
        top = Measures.underBand
        if let letterhead = document.letterhead { try put(letterhead) }
        for block in document.blocks { try put(block) }
    }

    private mutating func put(_ letterhead: PaperLetterhead) throws(PaperError) {
        let faces = [(letterhead.name, Face.letterhead(document.accent)), (letterhead.line, .of(.small))]
        for (words, face) in faces where !words.isEmpty {
            try put(words, face, as: .paragraph)
        }
        top += 26
    }

    private mutating func put(_ block: PaperBlock) throws(PaperError) {
        switch block {
        case .title(let words):
            try put(words, .title(document.accent), as: .heading1)
            top += 8
        case .heading(let words):
            if !isFresh { top += 12 }
            try keep(72)
            try put(words, .heading(document.accent), as: .heading2)
            top += 5
        case .text(let text):
            try put(text)
        case .facts(let facts):
            try put(facts)
        case .figures(let figures):
            try putFigures(figures)
        case .table(let table):
            try put(table)
        case .code(let code, let texts):
            try put(code, beside: texts)
        case .rule:
            try keep(14)
            put(rule(at: top + 6))
            top += 14
        case .space(let height):
            top += min(max(height, 0), room)
        }
    }

    func rule(at place: Double, _ colour: PaperColour = .soft) -> Mark {
        .rectangle(
            left: Measures.side, top: place, width: Measures.textWidth, height: 0.5, colour.tinted(0.35))
    }

    private mutating func put(_ words: String, _ face: Face, as part: Mark.Part) throws(PaperError) {
        let box = try type.set(words, face, width: Measures.textWidth)
        try self.part(part) { flow throws(PaperError) in try flow.put(box, left: Measures.side) }
    }

    private mutating func put(_ text: PaperText) throws(PaperError) {
        for paragraph in text.words.split(whereSeparator: \.isNewline) {
            let box = try set(text, String(paragraph), width: Measures.textWidth)
            try part(.paragraph) { flow throws(PaperError) in try flow.put(box, left: Measures.side) }
            top += text.style == .letter ? 8 : 5
        }
    }

    private func set(_ text: PaperText, _ words: String, width: Double) throws(PaperError) -> TextBox {
        if text.style == .mono { return try type.setKey(words, .of(.mono), width: width) }
        return try type.set(words, .of(text.style), width: width, in: text.language)
    }

    private mutating func put(_ facts: [PaperFact]) throws(PaperError) {
        top += 6
        let terms = Measures.textWidth * 0.3
        let gap = 12.0
        let values = Measures.textWidth - terms - gap
        for fact in facts {
            let term = try type.set(fact.term, .term, width: terms)
            let value = try type.set(fact.value, .value, width: values)
            let cells = [(term, left(of: 0, width: terms)), (value, left(of: terms + gap, width: values))]
            try putRow(cells) { _ in .paragraph }
            top += 5
        }
        top += 4
    }

    private mutating func putFigures(_ figures: [PaperFact]) throws(PaperError) {
        guard !figures.isEmpty else { return }
        let gap = 14.0
        let width = (Measures.textWidth - gap * Double(figures.count - 1)) / Double(figures.count)
        var terms: [(TextBox, Double)] = []
        var values: [(TextBox, Double)] = []
        for (index, figure) in figures.enumerated() {
            let left = left(of: Double(index) * (width + gap), width: width)
            terms.append((try type.set(figure.term, .term, width: width), left))
            values.append((try type.set(figure.value, .figure(document.accent), width: width), left))
        }
        try keep((terms.map(\.0.height).max() ?? 0) + (values.map(\.0.height).max() ?? 0))
        try putRow(terms) { _ in .paragraph }
        try putRow(values) { _ in .paragraph }
        top += 10
    }

    private mutating func put(_ code: PaperCode, beside texts: [PaperText]) throws(PaperError) {
        // ISO/IEC 18004 asks for four modules of white around a code; a module of 0.8 mm is read at arm's length.
        let side = max(Measures.millimetres(30), Double(code.width) * Measures.millimetres(0.8))
        let gap = side / Double(code.width) * 4
        let width = Measures.textWidth - side - gap
        var boxes: [TextBox] = []
        for text in texts { boxes.append(try set(text, text.words, width: width)) }
        let height = max(side, boxes.reduce(0) { $0 + $1.height + 5 })
        try keep(height + gap)
        let start = top
        try part(.figure) { flow throws(PaperError) in
            flow.put(.code(code, left: flow.left(of: 0, width: side), top: start, side: side))
        }
        for box in boxes {
            try part(.paragraph) { flow throws(PaperError) in
                try flow.put(box, left: flow.left(of: side + gap, width: width))
            }
            top += 5
        }
        top = max(top, start + side) + gap
    }
}
