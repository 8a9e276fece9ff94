import Chronology
import Persistence
import Tabular

/// A file as read for its preview: what is in it and what would come of it, or why it cannot be read.
struct ImportPreview: Sendable {
    /// The file as a table; nil when it cannot be read at all.
    var table: Table?
    /// Each wanted column with the place it is read from.
    var columns: [(key: String, place: Int?)]
    var outcome: Result<ImportResult, ImportFileProblem>

    init(_ stored: StoredImport, _ setting: ListImport.Setting, in db: any Connection) throws {
        columns = []
        do throws(ImportFileProblem) {
            let table = try ImportFileProblem.reading { () throws(TabularError) in
                try stored.reading.table(stored.bytes)
            }
            self.table = table
            columns = Self.columns(stored, table.header)
            outcome = .failure(.columnsMissing([]))
        } catch {
            outcome = .failure(error)
            return
        }
        guard let table else { return }
        do {
            outcome = .success(try ListImport(stored.kind, table, stored.reading, setting, in: db).result)
        } catch let problem as ImportFileProblem {
            outcome = .failure(problem)
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
