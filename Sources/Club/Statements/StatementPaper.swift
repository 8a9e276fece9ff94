import Chronology
import Localization
import Paper

/// The statement on A4 paper.
struct StatementPaper: Sendable {
    let statement: YearStatement

    func document(_ screen: Screen, at now: Instant) -> PaperDocument {
        let words = StatementWords(statement: statement, screen: screen)
        let holder = statement.holder
        let club = screen.visit.club?.name ?? ""
        let t = screen.t
        return PaperDocument(
            words.title,
            club: club,
            line: holder.branch,
            blocks: [
                .title(words.title),
                .text(PaperText(holder.name + " · " + holder.company, .lead)),
                .text(PaperText(words.madeOn, .small)),
                .figures(figures(screen)),
                .text(PaperText(words.balance, .letter)),
                .heading(t("statement.gained")),
                .facts(words.gained.map { PaperFact($0.term, $0.value) }),
                .heading(t("statement.given")),
                .facts(words.brought.map { PaperFact($0.term, $0.value) }),
                .heading(t("statement.dues")),
                .facts([PaperFact(t("statement.dues.year"), words.dues)]),
            ] + months(words, screen) + deals("statement.sold", statement.sold, words, screen)
                + deals("statement.through-me", statement.brought, words, screen),
            footer: t("statement.foot", ["club": .text(club)]),
            created: now,
            t
        )
    }

    private func figures(_ screen: Screen) -> [PaperFact] {
        let dues = statement.holder.duesMinor.map { screen.money($0) } ?? "–"
        return [
            PaperFact(screen.t("statement.signed"), screen.total(statement.totals.signedMinor)),
            PaperFact(screen.t("statement.brought"), screen.total(statement.totals.broughtMinor)),
            PaperFact(screen.t("statement.dues"), dues),
        ]
    }

    private func months(_ words: StatementWords, _ screen: Screen) -> [PaperBlock] {
        let columns = words.monthHeads.enumerated().map { index, head in
            PaperTable.Column(head, isFigures: index > 0, share: index > 2 ? 1.4 : 1)
        }
        let rows = statement.months.map { month in
            [screen.t.dates.month(month.month.place + 1)] + words.cells(month.totals)
        }
        let total = [screen.t("statement.total")] + words.cells(statement.totals)
        return [.heading(screen.t("statement.months")), .table(PaperTable(columns: columns, rows: rows, total: total))]
    }

    private func deals(
        _ key: String, _ deals: [OwnWorth.Signed], _ words: StatementWords, _ screen: Screen
    ) -> [PaperBlock] {
        guard !deals.isEmpty else { return [] }
        let shares = [0.9, 2, 1.8, 1.1, 0.9]
        let columns = words.dealHeads.enumerated().map { index, head in
            PaperTable.Column(head, isFigures: index == 3, share: shares[index])
        }
        return [.heading(screen.t(key)), .table(PaperTable(columns: columns, rows: deals.map { words.cells($0) }))]
    }
}
