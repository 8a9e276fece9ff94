import Chronology
import Localization
import Persistence
import Tabular

/// Lays a list of members over the club, to show what would come of it or to write it.
struct MemberImport: Sendable {
    let result: ImportResult
    private let merge: MemberMerge

    /// - Parameter ids: for what is new; keys of a plan that is only shown are lost.
    static func plan(_ sheet: MembersSheet, ids: IDGenerator, in db: any Connection) throws -> MemberImport {
        MemberImport(sheet, try MemberRegister.load(in: db), ids)
    }

    init(_ sheet: MembersSheet, _ register: MemberRegister, _ ids: IDGenerator) {
        var merge = MemberMerge(register, ids)
        var report = ImportReport(header: sheet.table.header)
        var taken: [(draft: MemberDraft, seat: ID<Membership>, outcome: ImportOutcome)] = []
        for (line, record) in zip(sheet.lines, sheet.table.records) {
            switch line {
            case .accepted(let draft):
                let (seat, outcome) = merge.take(draft)
                taken.append((draft, seat, outcome))
            case .repeated(let draft, _) where merge.knowsSeat(draft):
                let (seat, outcome) = merge.take(draft)
                taken.append((draft, seat, outcome))
            case .repeated(_, let problem), .refused(let problem):
                report.refused.append(.init(problem: problem, cells: record.cells))
            }
        }
        for (index, line) in taken.enumerated() where !line.draft.sponsor.isEmpty {
            let change = merge.sponsor(line.seat, by: line.draft.sponsor)
            if change == true, line.outcome == .unchanged { taken[index].outcome = .updated }
            if change == nil {
                let column = sheet.mapping.title(of: .sponsor)
                report.warnings.append(
                    ImportProblem(line.draft.line, column, "sponsor-unknown", ["value": line.draft.sponsor]))
            }
        }
        for line in taken { report.count(line.outcome) }
        let lines = taken.map { line in
            ImportedLine(
                line: line.draft.line, outcome: line.outcome, title: line.draft.name,
                detail: line.draft.company + " · " + line.draft.branch)
        }
        result = ImportResult(report: report, lines: lines)
        self.merge = merge
    }

    /// Writes everything; nothing when all is unchanged.
    ///
    /// - Parameter language: the club's, for the people who are new.
    func apply(language: Language, at now: Instant, in db: any Connection) throws {
        try MemberWriter(register: merge.register, changes: merge.changes, language: language, now: now).write(in: db)
    }
}
