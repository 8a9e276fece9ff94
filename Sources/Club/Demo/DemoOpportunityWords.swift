import CClubFiles

/// The words of the demo club's opportunities, read from the table embedded in the program.
struct DemoOpportunityWords: Sendable {
    let texts: [DemoOpportunityText]
    let answers: [DemoWording]
    let replies: [DemoWording]
    /// Names of saved searches with the word each looks for.
    let searches: [(name: DemoWording, word: DemoWording)]

    init() {
        let rows = demo_opportunities_tsv.bytes.split(separator: UInt8(ascii: "\n")).map { line in
            line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
        }
        texts = rows.compactMap { DemoOpportunityText($0) }
        answers = rows.filter { $0.count == 4 && $0[0] == "answer" }.map { DemoWording($0, at: 1) }
        replies = rows.filter { $0.count == 4 && $0[0] == "reply" }.map { DemoWording($0, at: 1) }
        searches = rows.filter { $0.count == 7 && $0[0] == "search" }.map {
            (DemoWording($0, at: 1), DemoWording($0, at: 4))
        }
    }
}
