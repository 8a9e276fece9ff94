import Chronology
import Localization
import Tabular

/// A line of an earlier register of referrals that can be read.
struct ReferralDraft: Hashable, Sendable {
    var line: Int
    var givenOn: CivilDate
    var giver: String
    var receiver: String
    var kind: Referral.Kind
    var prospect: String
    var stage: Referral.Stage
    /// In minor units.
    var amountMinor: Int64?
}

/// An earlier register of referrals, read line by line.
struct ReferralsSheet: Sendable {
    let table: Table
    let mapping: ColumnMapping<ReferralColumn>
    let lines: [Result<ReferralDraft, ImportProblem>]

    init(_ table: Table, _ mapping: ColumnMapping<ReferralColumn>, habits: CellHabits) {
        self.table = table
        self.mapping = mapping
        lines = table.records.map { record in
            let cells = CellReader(mapping: mapping, record: record, habits: habits)
            do throws(ImportProblem) {
                try cells.checkWidth(table)
                return .success(try Self.draft(cells))
            } catch {
                return .failure(error)
            }
        }
    }

    private static func draft(_ cells: CellReader<ReferralColumn>) throws(ImportProblem) -> ReferralDraft {
        guard let day = try cells.date(.givenOn) else { throw cells.problem(.givenOn, "date-missing") }
        let giver = try cells.email(.giver, missing: "giver-missing")
        let receiver = try cells.email(.receiver, missing: "receiver-missing")
        guard giver != receiver else { throw cells.problem(.receiver, "same-member") }
        let kindText = try cells.required(.kind, "kind-missing")
        guard let kind = ReferralWords.kind(kindText) else {
            throw cells.problem(.kind, "kind-unknown", ["value": kindText])
        }
        let prospect = try cells.text(.prospect)
        guard kind == .inside || !prospect.isEmpty else { throw cells.problem(.prospect, "prospect-missing") }
        let stageText = try cells.required(.stage, "stage-missing")
        guard let stage = ReferralWords.stage(stageText) else {
            throw cells.problem(.stage, "stage-unknown", ["value": stageText])
        }
        return ReferralDraft(
            line: cells.record.line, givenOn: day, giver: giver, receiver: receiver, kind: kind, prospect: prospect,
            stage: stage, amountMinor: try amount(cells, stage))
    }

    private static func amount(
        _ cells: CellReader<ReferralColumn>,
        _ stage: Referral.Stage
    ) throws(ImportProblem) -> Int64? {
        let text = try cells.text(.amount)
        guard !text.isEmpty else { return nil }
        let amount: Int64
        do {
            amount = try AmountParser.parse(text, currency: cells.currency)
        } catch {
            throw cells.amountProblem(.amount, text, error)
        }
        guard amount > 0 else { return nil }
        guard stage == .won else { throw cells.problem(.amount, "amount-not-won", ["value": text]) }
        return amount
    }
}
