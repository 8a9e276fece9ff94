import Chronology
import Persistence
import Tabular

/// A file read line by line. That takes a while for a long list, so it is done before the transaction that lays it
/// over the club: while a transaction waits, others wait for it.
enum ListSheet: Sendable {
    case members(MembersSheet)
    case referrals(ReferralsSheet)

    /// - Throws: when a needed column is missing.
    init(
        _ kind: ImportKind,
        _ table: Table,
        _ reading: ImportReading,
        branches: BranchBook,
        habits: CellHabits
    ) throws(ImportFileProblem) {
        switch kind {
        case .members:
            let mapping = reading.mapping(table.header, as: MemberColumn.self)
            try Self.check(mapping)
            self = .members(MembersSheet(table, mapping, branches: branches, habits: habits))
        case .referrals:
            let mapping = reading.mapping(table.header, as: ReferralColumn.self)
            try Self.check(mapping)
            self = .referrals(ReferralsSheet(table, mapping, habits: habits))
        }
    }

    /// What a list is read against: the club's branches in their order, and its currency.
    struct Ground: Sendable {
        var branches: [String]
        var currency: String

        static func load(in db: any Connection) throws -> Ground {
            let rows = try db.rows("SELECT name FROM branches ORDER BY position, id")
            let currency = try db.value("SELECT currency FROM clubs", as: String.self)
            return Ground(branches: try rows.map { try $0.get("name") }, currency: currency ?? "MAD")
        }
    }

    private static func check<Column: SheetColumn>(_ mapping: ColumnMapping<Column>) throws(ImportFileProblem) {
        guard mapping.missing.isEmpty else { throw .columnsMissing(mapping.missing.map(\.header)) }
    }
}
