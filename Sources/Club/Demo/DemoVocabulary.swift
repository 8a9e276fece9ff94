import CClubFiles

/// The words the demo club is made of, read from the tables embedded in the program.
struct DemoVocabulary: Sendable {
    let trades: [DemoTrade]
    let his: [DemoName]
    let her: [DemoName]
    let families: [DemoName]
    /// Second words of company names.
    let words: [DemoName]
    let thanks: [DemoWording]
    let notes: [DemoWording]
    let stepNotes: [DemoWording]
    /// Why a payment is in dispute.
    let disputes: [DemoWording]
    /// Why two members should talk.
    let introductions: [DemoWording]
    let hisTitles: [DemoWording]
    let herTitles: [DemoWording]

    init() {
        trades = Self.rows(demo_trades_tsv.bytes).compactMap { DemoTrade($0) }
        let nameRows = Self.rows(demo_names_tsv.bytes).filter { $0.count == 3 }
        func names(_ kind: String) -> [DemoName] {
            nameRows.filter { $0[0] == kind }.map { DemoName(latin: $0[1], arabic: $0[2]) }
        }
        his = names("his")
        her = names("her")
        families = names("family")
        words = names("word")
        let sentenceRows = Self.rows(demo_sentences_tsv.bytes).filter { $0.count == 4 }
        func sentences(_ kind: String) -> [DemoWording] {
            sentenceRows.filter { $0[0] == kind }.map { DemoWording($0, at: 1) }
        }
        thanks = sentences("thanks")
        notes = sentences("note")
        stepNotes = sentences("step")
        disputes = sentences("dispute")
        introductions = sentences("introduction")
        hisTitles = sentences("title")
        herTitles = sentences("herTitle")
    }

    private static func rows(_ bytes: [UInt8]) -> [[String]] {
        bytes.split(separator: UInt8(ascii: "\n")).map { line in
            line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
