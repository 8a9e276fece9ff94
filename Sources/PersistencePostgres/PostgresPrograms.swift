import CPostgres
import Foundation
import Persistence

/// PostgreSQL's own programs, run for one database. What connects them, the password too, goes through their
/// environment: whoever lists processes reads arguments.
public struct PostgresPrograms: Sendable {
    /// A program is missing or refused its work.
    public struct Failure: Error, CustomStringConvertible {
        /// One sentence for the operator.
        public let description: String
    }

    private let environment: [String: String]
    private let database: String
    private let major: Int?

    /// - Parameters:
    ///   - url: the database, as libpq reads it.
    ///   - major: the server's version, whose programs are preferred.
    ///   - inherited: the environment that the programs get besides.
    /// - Throws: ``DatabaseError`` when the URL cannot be read.
    public init(url: String, major: Int? = nil, environment inherited: [String: String]) throws {
        guard let options = PQconninfoParse(url, nil) else {
            throw DatabaseError.other(message: "the PostgreSQL address cannot be read")
        }
        defer { PQconninfoFree(options) }
        var environment = inherited
        var database: String?
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val, let variable = option.pointee.envvar {
                environment[String(cString: variable)] = String(cString: value)
                if String(cString: keyword) == "dbname" { database = String(cString: value) }
            }
            option += 1
        }
        self.environment = environment
        self.database = database ?? environment["PGUSER"] ?? "postgres"
        self.major = major
    }

    /// Writes the database into a file of `pg_dump`'s custom format, which it can compress and restore in part.
    ///
    /// - Parameters:
    ///   - snapshot: what `pg_export_snapshot()` answered in a transaction that is still open.
    ///   - tables: those of which only the shape is written.
    /// - Throws: ``Failure``.
    public func dump(to file: String, snapshot: String, withoutRowsOf tables: [String]) throws {
        let left = tables.map { "--exclude-table-data=\($0)" }
        try run(
            "pg_dump",
            [
                "--format=custom", "--no-owner", "--no-privileges", "--no-password", "--snapshot=\(snapshot)",
                "--exclude-schema=\(Self.keptSchemas)*", "--file=\(file)",
            ] + left)
    }

    /// What ``restore(_:)`` sets aside begins so; a dump leaves it out.
    public static let keptSchemas = "before_restore_"

    /// Reads a dump from its first to its last byte.
    ///
    /// - Throws: ``Failure`` when it cannot be read to its end.
    public func check(_ file: String) throws {
        try run("pg_restore", ["--file=/dev/null", file])
    }

    /// Brings a dump into an empty database, in one transaction.
    ///
    /// - Throws: ``Failure``; then nothing of it is in.
    public func restore(_ file: String) throws {
        try run(
            "pg_restore",
            [
                "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--no-password",
                "--dbname=\(database)", file,
            ])
    }

    /// Where a program is, the server's own version first.
    public func find(_ program: String) -> String? {
        let root = "/usr/lib/postgresql"
        let versions = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).compactMap(Int.init)
        let installed = versions.sorted(by: >)
        let path = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map(String.init)
        let own = installed.filter { $0 == major }.map { "\(root)/\($0)/bin" }
        let others = installed.filter { $0 != major }.map { "\(root)/\($0)/bin" }
        return (own + path + others).map { "\($0)/\(program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private func run(_ program: String, _ arguments: [String]) throws {
        guard let path = find(program) else {
            throw Failure(description: "\(program) is not installed; install the package postgresql-client")
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = environment
        let complaints = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = complaints
        try process.run()
        let text = complaints.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
            throw Failure(description: lines.first.map(String.init) ?? "\(program) ended without a word")
        }
    }
}
