import Chronology
import Persistence
import Tabular

/// Lays an earlier register of referrals over the club, to show what would come of it or to write it.
struct RegisterImport: Sendable {
    let result: ImportResult
    private let rows: [ImportedReferral]

    static func plan(_ sheet: ReferralsSheet, in db: any Connection) throws -> RegisterImport {
        let seats = try seats(in: db)
        var report = ImportReport(header: sheet.table.header)
        var rows: [ImportedReferral] = []
        var drafts: [ReferralDraft] = []
        for (line, record) in zip(sheet.lines, sheet.table.records) {
            do throws(ImportProblem) {
                let draft = try line.get()
                rows.append(try row(draft, seats, sheet))
                drafts.append(draft)
            } catch {
                report.refused.append(.init(problem: error, cells: record.cells))
            }
        }
        let known = try ReferralImport.known(rows, in: db)
        var lines: [ImportedLine] = []
        for (draft, isKnown) in zip(drafts, known) {
            let outcome: ImportOutcome = isKnown ? .unchanged : .added
            report.count(outcome)
            lines.append(
                ImportedLine(
                    line: draft.line, outcome: outcome, title: draft.giver + " → " + draft.receiver,
                    detail: draft.givenOn.isoText + " · " + ReferralWords.word(draft.stage)))
        }
        return RegisterImport(result: ImportResult(report: report, lines: lines), rows: rows)
    }

    func apply(zone: TimeZoneRules, currency: String, ids: IDGenerator, in db: any Connection) throws {
        guard result.report.accepted > 0 else { return }
        _ = try ReferralImport.insert(rows, zone: zone, currency: currency, ids: ids, in: db)
    }

    private static func row(
        _ draft: ReferralDraft,
        _ seats: [String: ID<Membership>],
        _ sheet: ReferralsSheet
    ) throws(ImportProblem) -> ImportedReferral {
        func seat(_ email: String, _ column: ReferralColumn) throws(ImportProblem) -> ID<Membership> {
            guard let seat = seats[email] else {
                throw ImportProblem(
                    draft.line, sheet.mapping.title(of: column), "member-unknown", ["value": email])
            }
            return seat
        }
        return ImportedReferral(
            givenOn: draft.givenOn,
            giver: try seat(draft.giver, .giver),
            receiver: try seat(draft.receiver, .receiver),
            kind: draft.kind,
            prospect: draft.prospect,
            stage: draft.stage,
            amountMinor: draft.amountMinor
        )
    }

    /// The oldest active seat of each address; a member who left stays the other side of past referrals.
    private static func seats(in db: any Connection) throws -> [String: ID<Membership>] {
        var seats: [String: ID<Membership>] = [:]
        for row in try db.rows(
            """
            SELECT p.email, m.id
            FROM memberships m
            JOIN people p ON p.id = m.person_id
            WHERE p.email IS NOT NULL
            ORDER BY CASE m.status WHEN 'active' THEN 0 ELSE 1 END, m.id
            """)
        {
            let email: String = try row.get("email")
            if seats[email] == nil { seats[email] = try row.get("id") }
        }
        return seats
    }
}
