import Chronology
import Localization
import Paper

/// The letter on A4.
struct LetterPaper: Sendable {
    var letter: CommendationRecord
    var address: String

    func document(_ zone: TimeZoneRules, _ t: Translator) -> PaperDocument {
        let (issued, expires) = (t.dates.long(letter.issuedOn), t.dates.long(letter.expiresOn))
        let author = [letter.authorName, letter.authorCompany].filter { !$0.isEmpty }.joined(
            separator: t("commendations.paper.comma"))
        var blocks: [PaperBlock] = [
            .title(letter.subject), .text(PaperText(letter.about, .lead)),
            .facts([
                PaperFact(t("commendations.by"), author), PaperFact(t("commendations.for"), letter.purpose),
                PaperFact(t("commendations.since"), String(letter.knownSince)),
                PaperFact(t("commendations.until"), expires),
            ]), .rule, .text(PaperText(letter.letter, .letter)),
        ]
        if !letter.answer.isEmpty {
            blocks += [
                .heading(t("commendations.answer-of", ["name": .text(letter.person)])), .text(PaperText(letter.answer)),
            ]
        }
        if let code = PaperCode(text: address, description: t("commendations.code.alt")) {
            blocks += [
                .space(10),
                .code(
                    code,
                    beside: [
                        PaperText(t("commendations.proof.title"), .strong), PaperText(address, .mono),
                        PaperText(t("commendations.proof.text"), .small),
                        PaperText(t("commendations.paper.key", ["key": .written(letter.keyID)]), .small),
                    ]),
            ]
        }
        let values: [String: MessageValue] = [
            "club": .text(letter.clubName), "issued": .written(issued), "expires": .written(expires),
        ]
        return PaperDocument(
            t("commendations.paper.title", ["name": .text(letter.subject)]), club: letter.clubName,
            line: t("commendations.letter"), blocks: blocks, footer: t("commendations.paper.foot", values),
            created: zone.start(of: letter.issuedOn), t)
    }
}
