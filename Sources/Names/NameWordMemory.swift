import Synchronization

/// Words of names already taken apart. A club says the same few thousand names again and again, and to hear one costs
/// a hundred times as much as to look it up: of a search in 10,000 members it was half.
///
/// What is kept is a pure function of the text, so that nothing can be out of date; and it is bounded.
enum NameWordMemory {
    /// About 10 MB when full; then it begins anew.
    private static let most = 16_384
    private static let kept = Mutex<[String: NameWord]>([:])

    /// The word kept under that text, at another place of another text, or else made and kept.
    static func word(_ text: String, span: Range<Int>, make: () -> NameWord) -> NameWord {
        if let known = kept.withLock({ $0[text] }) { return known.at(span) }
        let word = make()
        kept.withLock { kept in
            if kept.count >= most { kept.removeAll(keepingCapacity: true) }
            kept[text] = word
        }
        return word
    }
}
