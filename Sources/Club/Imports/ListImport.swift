import Chronology
import Localization
import Persistence

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

        var today: CivilDate { zone.date(at: now) }
    }

    /// - Throws: `DatabaseError`.
    init(_ sheet: ListSheet, _ setting: Setting, in db: any Connection) throws {
        switch sheet {
        case .members(let sheet): plan = .members(try MemberImport.plan(sheet, ids: setting.ids, in: db))
        case .referrals(let sheet): plan = .referrals(try RegisterImport.plan(sheet, in: db))
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
}
