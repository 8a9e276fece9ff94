import Chronology
import Tabular

/// A file as read for its preview: what is in it, or why it cannot be read.
struct ImportPreview: Sendable {
    /// The file as a table; nil when it cannot be read at all.
    var table: Table?
    /// Each wanted column with the place it is read from.
    var columns: [(key: String, place: Int?)]
    var sheet: Result<ListSheet, ImportFileProblem>

    init(_ stored: StoredImport, ground: ListSheet.Ground, today: CivilDate) {
        columns = []
        do throws(ImportFileProblem) {
            let table = try ImportFileProblem.reading { () throws(TabularError) in
                try stored.reading.table(stored.bytes)
            }
            self.table = table
            columns = Self.columns(stored, table.header)
            let branches = BranchBook(ground.branches, foundsTowns: stored.reading.opensBranches)
            let habits = CellHabits(today: today, currency: ground.currency)
            sheet = .success(
                try ListSheet(stored.kind, table, stored.reading, branches: branches, habits: habits))
        } catch {
            sheet = .failure(error)
        }
    }

    private static func columns(_ stored: StoredImport, _ header: [String]) -> [(key: String, place: Int?)] {
        switch stored.kind {
        case .members: places(stored.reading.mapping(header, as: MemberColumn.self))
        case .referrals: places(stored.reading.mapping(header, as: ReferralColumn.self))
        }
    }

    private static func places<Column: SheetColumn>(_ mapping: ColumnMapping<Column>) -> [(key: String, place: Int?)] {
        Column.allCases.map { ($0.rawValue, mapping.column(of: $0)) }
    }
}
