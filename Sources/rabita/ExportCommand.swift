import ArgumentParser
import Chronology
import Club
import Foundation
import Persistence

/// Takes lists out.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Take a list out as a CSV file that a French Excel opens.",
        subcommands: [Members.self, Referrals.self]
    )

    struct Members: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take the list of active members out.")

        @OptionGroup var common: ExportOptions

        func run() async throws {
            try await common.run { db in try MembersExport.file(in: db) }
        }
    }

    struct Referrals: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take the referrals out, without prospects and amounts, which belong to the two parties.")

        @OptionGroup var common: ExportOptions

        func run() async throws {
            let zone = try ZoneDatabase.system().rules(named: "Africa/Casablanca")
            try await common.run { db in try ReferralsExport.file(zone: zone, in: db) }
        }
    }
}

/// What the exports have in common.
struct ExportOptions: ParsableArguments {
    @OptionGroup var database: DatabaseOptions

    @Option(help: "The file to write; standard output without it.")
    var output: String?

    func run(_ make: @escaping @Sendable (any Connection) throws -> [UInt8]) async throws {
        let opened = try await database.open(try database.settings())
        let file = Data(try await opened.read(make))
        try await opened.close()
        guard let output else { return FileHandle.standardOutput.write(file) }
        try file.write(to: URL(fileURLWithPath: output), options: .atomic)
    }
}
