import Foundation
import Persistence
import PersistencePostgres

/// What a backup is, and whether its bytes are those that were written.
struct BackupFile {
    enum Kind { case sqlite, postgres }

    let path: String
    let kind: Kind

    /// - Throws: ``Failure`` when it is no backup at all.
    init(_ path: String) throws {
        guard let file = FileHandle(forReadingAtPath: path) else { throw Failure("\(path) cannot be read.") }
        defer { try? file.close() }
        let start = try file.read(upToCount: 16) ?? Data()
        if start.starts(with: Data("PGDMP".utf8)) {
            kind = .postgres
        } else if start.starts(with: Data("SQLite format 3".utf8)) {
            kind = .sqlite
        } else {
            throw Failure("\(path) is no backup, or its beginning is damaged.")
        }
        self.path = path
    }

    /// Compares the bytes with the checksum beside the file; nil when there is none.
    func digestCheck() throws -> Verification.Check? {
        let digest = BackupDigest(backup: path)
        guard let recorded = digest.recorded() else { return nil }
        let isSame = try digest.computed() == recorded
        return Verification.Check(
            name: "sha256", rule: "Every byte is as \(digest.path) says.", broken: isSame ? 0 : 1,
            details: isSame ? [] : ["the file is not the one that was written"])
    }

    /// Reads it from end to end.
    func verify() async throws -> Verification {
        let digest = try digestCheck()
        let content: Verification
        switch kind {
        case .sqlite: content = try await Verification.sqlite(path)
        case .postgres: content = try dump()
        }
        let notes = digest == nil ? ["There is no checksum \(path).sha256 to compare with."] : []
        return Verification(checks: (digest.map { [$0] } ?? []) + content.checks, notes: notes + content.notes)
    }

    private func dump() throws -> Verification {
        let rule = "pg_restore can read the dump to its end."
        do {
            let environment = ProcessInfo.processInfo.environment
            try PostgresPrograms(url: "postgres:///", environment: environment).check(path)
        } catch let error as PostgresPrograms.Failure {
            let broken = Verification.Check(name: "stored", rule: rule, broken: 1, details: [error.description])
            return Verification(checks: [broken])
        }
        let note = "The club's rules are looked at when the dump is restored."
        return Verification(checks: [Verification.Check(name: "stored", rule: rule, broken: 0)], notes: [note])
    }
}
