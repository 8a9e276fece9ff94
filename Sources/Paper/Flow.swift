/// Lays the blocks of a document on pages, from the top.
struct Flow {
    let document: PaperDocument
    let type: Typesetter
    private(set) var pages: [[Mark]] = [[]]
    /// Where the next thing goes, from the upper edge of the page.
    var top = Measures.top
    /// Parts that are open, so that a new page takes them up again.
    private var parts: [Mark.Part] = []

    init(_ document: PaperDocument, _ type: Typesetter) {
        self.document = document
        self.type = type
    }

    var isRightToLeft: Bool { document.language.isRightToLeft }
    /// What is left of the page.
    var room: Double { Measures.textBottom - top }
    /// Whether nothing stands on the page yet.
    var isFresh: Bool { top <= Measures.top }

    /// The left edge of something so wide that begins so far from the start of the line.
    func left(of offset: Double, width: Double) -> Double {
        isRightToLeft ? Measures.width - Measures.side - offset - width : Measures.side + offset
    }

    mutating func put(_ mark: Mark) {
        pages[pages.count - 1].append(mark)
    }

    /// Puts what a part consists of.
    mutating func part(_ part: Mark.Part, _ content: (inout Flow) throws(PaperError) -> Void) throws(PaperError) {
        put(.open(part))
        parts.append(part)
        try content(&self)
        parts.removeLast()
        put(.close(part))
    }

    mutating func newPage() throws(PaperError) {
        guard pages.count < PaperLimits.pages else { throw .tooLong }
        for part in parts.reversed() { put(.close(part)) }
        pages.append([])
        for part in parts { put(.open(part)) }
        top = Measures.top
    }

    /// Makes sure that so much stands on one page, if a page can hold it.
    mutating func keep(_ height: Double) throws(PaperError) {
        if height > room, !isFresh { try newPage() }
    }

    /// Puts a box line by line.
    mutating func put(_ box: TextBox, left: Double) throws(PaperError) {
        // A single line of several looks lost at the foot.
        let lines = box.lines
        try keep(lines.prefix(2).reduce(0) { $0 + $1.height })
        for (index, line) in lines.enumerated() {
            try keep(line.height)
            put(.line(box, index, left: left, top: top))
            top += line.height
        }
    }

    /// Puts boxes side by side, their first lines on one baseline whatever the script; what does not fit goes on in
    /// the same columns of the next page.
    mutating func putRow(
        _ cells: [(box: TextBox, left: Double)], as part: (Int) -> Mark.Part
    ) throws(PaperError) {
        let baseline = cells.compactMap { $0.box.lines.first?.baseline }.max() ?? 0
        var drops = cells.map { baseline - ($0.box.lines.first?.baseline ?? baseline) }
        let height = zip(cells, drops).map { $0.box.height + $1 }.max() ?? 0
        try keep(min(height, Measures.textBottom - Measures.top))
        var next = cells.map { _ in 0 }
        while true {
            let start = top
            var reached = top
            for (index, cell) in cells.enumerated() {
                top = start + drops[index]
                put(.open(part(index)))
                while next[index] < cell.box.lines.count {
                    let line = cell.box.lines[next[index]]
                    guard line.height <= room || isFresh else { break }
                    put(.line(cell.box, next[index], left: cell.left, top: top))
                    top += line.height
                    next[index] += 1
                }
                put(.close(part(index)))
                reached = max(reached, top)
            }
            top = reached
            if zip(next, cells).allSatisfy({ $0 >= $1.box.lines.count }) { return }
            try newPage()
            drops = cells.map { _ in 0 }
        }
    }
}
