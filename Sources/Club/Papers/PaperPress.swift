import Paper

/// Draws documents, one at a time as Paper does, beside the pages: a letter takes some ten milliseconds of a processor, a
/// long statement more, and pages must not wait for it.
struct PaperPress: Sendable {
    private let turns = Turns("rabita.paper", atOnce: 1, longestLine: 40)

    /// The PDF file of a document.
    ///
    /// - Throws: `PaperError`, or `Refusal.tooMany` when too many wait already.
    func pdf(_ document: PaperDocument) async throws -> [UInt8] {
        do {
            return try await turns.take { Result { () throws(PaperError) in try document.pdf() } }.get()
        } catch is Turns.Busy {
            throw Refusal.tooMany(retryAfter: 5)
        }
    }
}
