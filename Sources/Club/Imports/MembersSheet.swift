import Chronology
import Localization
import Morocco
import Tabular
import Web

/// The list of members, read line by line: what each line says, or why it says nothing that can be taken.
struct MembersSheet: Sendable {
    enum Line: Hashable, Sendable {
        case accepted(MemberDraft)
        /// Its e-mail stands on an earlier line already. It is refused unless the club knows this second seat.
        case repeated(MemberDraft, ImportProblem)
        case refused(ImportProblem)
    }

    let table: Table
    let mapping: ColumnMapping<MemberColumn>
    let lines: [Line]

    init(_ table: Table, _ mapping: ColumnMapping<MemberColumn>, branches: BranchBook, habits: CellHabits) {
        self.table = table
        self.mapping = mapping
        var first: [String: Int] = [:]
        lines = table.records.map { record in
            let cells = CellReader(mapping: mapping, record: record, habits: habits)
            do throws(ImportProblem) {
                try cells.checkWidth(table)
                let draft = try Self.draft(cells, branches)
                guard let earlier = first[draft.email] else {
                    first[draft.email] = record.line
                    return .accepted(draft)
                }
                let problem = cells.problem(
                    .email, "email-repeated", ["value": draft.email, "earlier": String(earlier)])
                return .repeated(draft, problem)
            } catch {
                return .refused(error)
            }
        }
    }

    /// The columns are read in the order people read a line, so that the first thing wrong is the one named.
    private static func draft(
        _ cells: CellReader<MemberColumn>,
        _ branches: BranchBook
    ) throws(ImportProblem) -> MemberDraft {
        let given = try cells.text(.givenName, max: 120)
        let family = try cells.required(.familyName, "family-name-missing", max: 120)
        let company = try cells.required(.company, "company-missing")
        let title = try cells.text(.title)
        let activity = try cells.text(.activity)
        let division = try division(cells)
        let city = try cells.text(.city)
        let branchText = try cells.required(.branch, "branch-missing")
        guard let branch = branches.name(for: branchText) else {
            throw cells.problem(.branch, "branch-unknown", ["value": branchText])
        }
        let phone = try cells.phone(.phone)
        let email = try cells.email(.email, missing: "email-missing")
        return MemberDraft(
            line: cells.record.line,
            civility: civility(try cells.text(.civility)),
            givenName: given,
            familyName: family,
            company: company,
            title: title,
            activity: activity,
            division: division,
            city: city,
            branch: branch,
            phone: phone,
            email: email,
            ice: try cells.ice(.ice),
            registerNumber: try cells.text(.registerNumber),
            court: try cells.text(.court),
            website: try cells.website(.website),
            joinedOn: try cells.date(.joinedOn)?.isoText,
            sponsor: try cells.text(.sponsor, max: 320),
            dues: try dues(cells),
            trademarks: TrademarkMention.all(in: try cells.text(.trademark, max: 500, .paragraph)),
            offers: try cells.text(.offers, max: 2000, .paragraph),
            needs: try cells.text(.needs, max: 2000, .paragraph)
        )
    }

    private static func division(_ cells: CellReader<MemberColumn>) throws(ImportProblem) -> String? {
        let text = try cells.text(.division)
        guard !text.isEmpty else { return nil }
        guard let division = NMA.division(text) else {
            throw cells.problem(.division, "division-unknown", ["value": text])
        }
        return division.code
    }

    private static func dues(_ cells: CellReader<MemberColumn>) throws(ImportProblem) -> Dues? {
        let text = try cells.text(.dues)
        guard !text.isEmpty else { return nil }
        do {
            return try Dues(text, currency: cells.currency)
        } catch {
            throw cells.amountProblem(.dues, text, error)
        }
    }

    private static func civility(_ text: String) -> MemberDraft.Civility? {
        switch Folding.fold(text) {
        case "m", "mr", "monsieur", "mister", "sir", Folding.fold("السيد"), Folding.fold("سيد"): .mister
        case "mme", "mlle", "madame", "mademoiselle", "mrs", "ms", "miss", Folding.fold("السيدة"),
            Folding.fold("سيدة"), Folding.fold("الآنسة"):
            .madam
        default: nil
        }
    }
}
