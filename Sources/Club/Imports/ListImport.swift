import Chronology
import Localization
import Persistence
import Tabular

/// A file laid over the club: what would come of it, and the way to write it.
struct ListImport: Sendable {
    private enum Plan: Sendable {
        case members(MemberImport)
        case referrals(RegisterImport)
    }

    private let plan: Plan

    var result: ImportResult {
        switch plan {
        case .members(let plan): plan.result
        case .referrals(let plan): plan.result
        }
    }

    /// What an import needs besides the file.
    struct Setting: Sendable {
        var ids: IDGenerator
        var now: Instant
        var zone: TimeZoneRules
        var foundsTowns = false
    }

    /// - Throws: `ImportFileProblem` when a needed column is missing, `DatabaseError`.
    init(
        _ kind: ImportKind,
        _ table: Table,
        _ reading: ImportReading,
        _ setting: Setting,
        in db: any Connection
    ) throws {
        let today = setting.zone.date(at: setting.now)
        switch kind {
        case .members:
            let mapping = reading.mapping(table.header, as: MemberColumn.self)
            try Self.check(mapping)
            let names = try db.rows("SELECT name FROM branches ORDER BY position, id")
                .map { try $0.get(at: 0, as: String.self) }
            let book = BranchBook(names, foundsTowns: setting.foundsTowns)
            let sheet = MembersSheet(table, mapping, branches: book, today: today)
            plan = .members(try MemberImport.plan(sheet, ids: setting.ids, in: db))
        case .referrals:
            let mapping = reading.mapping(table.header, as: ReferralColumn.self)
            try Self.check(mapping)
            plan = .referrals(try RegisterImport.plan(ReferralsSheet(table, mapping, today: today), in: db))
        }
    }

    func apply(_ setting: Setting, in db: any Connection) throws {
        let club = try db.first("SELECT language, currency FROM clubs")
        switch plan {
        case .members(let plan):
            let language = try club.flatMap { Language(rawValue: try $0.get("language")) } ?? .fr
            try plan.apply(language: language, at: setting.now, in: db)
        case .referrals(let plan):
            let currency: String = try club?.get("currency") ?? "MAD"
            try plan.apply(zone: setting.zone, currency: currency, ids: setting.ids, in: db)
        }
    }

    private static func check<Column: SheetColumn>(_ mapping: ColumnMapping<Column>) throws(ImportFileProblem) {
        guard mapping.missing.isEmpty else { throw .columnsMissing(mapping.missing.map(\.header)) }
    }
}
