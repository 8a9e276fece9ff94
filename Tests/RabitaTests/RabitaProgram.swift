import Foundation
import Persistence
import TestSupport

/// The program as it was built, run as an operator runs it.
struct RabitaProgram {
    let database: String
    /// The working folder; no settings file is in it.
    let folder: String

    struct Answer {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Beside the tests themselves.
    static let folderOfPrograms = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().path

    /// A process of the program that was not started yet.
    func process(_ arguments: [String], environment: [String: String] = [:]) -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.folderOfPrograms + "/rabita")
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        var all = ProcessInfo.processInfo.environment
        for key in ["SMTP_URL", "SMTP_FROM", "BASE_URL", "PORT", "HOST"] { all[key] = nil }
        all["DATABASE"] = database
        all["LOG_LEVEL"] = "error"
        process.environment = all.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        return process
    }

    /// Runs it to its end.
    @discardableResult
    func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Answer {
        let process = process(arguments, environment: environment)
        let errors = folder + "/errors-\(UUID().uuidString)"
        try Data().write(to: URL(fileURLWithPath: errors))
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle(forWritingAtPath: errors)
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let complained = (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
        return Answer(
            status: process.terminationStatus, output: String(decoding: said, as: UTF8.self), errors: complained)
    }

    /// Runs the body beside a server that listens.
    func whileServing(_ body: () async throws -> Void) async throws {
        let server = process(["serve"], environment: ["PORT": "0"])
        let output = Pipe()
        server.standardOutput = output
        server.standardError = FileHandle.nullDevice
        try server.run()
        let greeting = output.fileHandleForReading.availableData
        defer {
            server.terminate()
            server.waitUntilExit()
        }
        guard String(decoding: greeting, as: UTF8.self).hasPrefix("Rabita serves") else {
            throw DatabaseError.other(message: "the server did not start")
        }
        try await body()
    }
}

/// Where a database of the tests is, as the program wants it told.
func address(of database: any Database) async throws -> String {
    let engine = database.engine
    let name = try await database.read { db in
        switch engine {
        case .sqlite: try db.value("SELECT file FROM pragma_database_list WHERE name = 'main'", as: String.self)
        case .postgres: try db.value("SELECT current_database()::text", as: String.self)
        }
    }
    guard let name else { throw DatabaseError.unavailable }
    return engine == .sqlite ? "sqlite:" + name : try TemporaryPostgres.shared().url(database: name)
}

/// Runs the body with the program on a fresh database; nobody else has it open.
func withProgram(
    _ engine: TestEngine, migrations: [Migration] = [],
    _ body: (RabitaProgram, any Database) async throws -> Void
) async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try await withDatabase(engine, migrations: migrations) { database in
        try await body(RabitaProgram(database: try await address(of: database), folder: folder.path), database)
    }
}
