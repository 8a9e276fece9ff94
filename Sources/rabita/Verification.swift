import Club
import Persistence
import PersistencePostgres
import PersistenceSQLite

/// Everything that can be found wrong in a database: what the engine stores, and the rules of the club.
struct Verification {
    /// One thing that was looked at.
    struct Check {
        let name: String
        /// What should hold, in one sentence.
        let rule: String
        /// How often it does not.
        let broken: Int
        /// The first findings, in words.
        var details: [String] = []
    }

    let checks: [Check]
    /// What could not be looked at, and why.
    var notes: [String] = []

    var isSound: Bool { checks.allSatisfy { $0.broken == 0 } }

    /// Looks at a database in use; nothing is written.
    static func run(_ address: DatabaseAddress) async throws -> Verification {
        switch address {
        case .sqlite(let path): return try await sqlite(path)
        case .postgres(let url):
            let database = try PostgresBackup.open(url)
            let damage = try await database.read { db in try PostgresAudit.damage(in: db) }
            let stored = Check(
                name: "stored", rule: "Every row can be read and keeps the schema's rules.", broken: damage.count,
                details: damage)
            let verification = try await club(database, after: [stored])
            try await database.close()
            return verification
        }
    }

    /// Looks at a SQLite file, a backup or one in use.
    static func sqlite(_ path: String) async throws -> Verification {
        guard DurableFile.exists(path) else { throw Failure("There is no database \(path).") }
        let rule = "Every page is as it was written, indexes agree with their tables, references lead somewhere."
        do {
            let reader = try SQLiteReader(path: path)
            let damage = try await reader.damage()
            let stored = Check(name: "stored", rule: rule, broken: damage.count, details: damage)
            // Damaged pages may answer anything: the club's rules say nothing then.
            guard damage.isEmpty else {
                try await reader.close()
                return Verification(checks: [stored])
            }
            var verification = try await club(reader, after: [stored])
            try await reader.close()
            if try !SQLiteReader.isSealed(path) {
                verification.notes.append(
                    "The pages carry no seals: a byte that the disk changed inside a text or number is not found. "
                        + "A backup that is restored has them.")
            }
            return verification
        } catch DatabaseError.unavailable {
            let detail = "SQLite cannot read the file: it is no database, or a page of its beginning is damaged"
            return Verification(checks: [Check(name: "stored", rule: rule, broken: 1, details: [detail])])
        }
    }

    private static func club(_ database: some Database, after stored: [Check]) async throws -> Verification {
        let pending: [Migration]
        let rule = "The schema is one that this program knows."
        do {
            pending = try await Migrator(Schema.migrations, now: { SystemClock.now() }).plan(database)
        } catch let error as MigrationError {
            let schema = Check(name: "schema", rule: rule, broken: 1, details: [error.description])
            return Verification(checks: stored + [schema])
        }
        var checks = stored + [Check(name: "schema", rule: rule, broken: 0)]
        guard pending.isEmpty else {
            let note = "The schema is \(pending.count) migrations behind: the club's rules were not looked at."
            return Verification(checks: checks, notes: [note])
        }
        checks += try await database.read { db in
            try Invariant.all.map { invariant in
                Check(name: invariant.name, rule: invariant.rule, broken: try invariant.broken(in: db))
            }
        }
        return Verification(checks: checks)
    }
}

extension Verification {
    /// A line for each check, findings beneath, and a last line that says it all.
    var plain: String {
        var lines: [String] = []
        for check in checks {
            let state = check.broken == 0 ? "ok" : "\(check.broken) broken"
            lines.append("\(state)\t\(check.name)\t\(check.rule)")
            lines += check.details.prefix(10).map { "\t" + $0 }
        }
        lines += notes.map { "note\t" + $0 }
        lines.append(isSound ? "The database is sound." : "The database is NOT sound.")
        return lines.joined(separator: "\n")
    }

    var json: String {
        let checks = checks.map { check in
            JSONText.object([
                ("name", JSONText.quoted(check.name)), ("rule", JSONText.quoted(check.rule)),
                ("broken", String(check.broken)), ("details", JSONText.array(check.details.map(JSONText.quoted))),
            ])
        }
        return JSONText.object([
            ("sound", String(isSound)), ("checks", JSONText.array(checks)),
            ("notes", JSONText.array(notes.map(JSONText.quoted))),
        ])
    }
}
