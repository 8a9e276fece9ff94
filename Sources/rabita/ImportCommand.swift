import ArgumentParser
import Chronology
import Club
import Foundation
import Localization
import Persistence

/// Brings lists in.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring a list in from a spreadsheet saved as CSV.",
        discussion: "Exits with 0 when every line was taken, with 2 when some were refused.",
        subcommands: [Members.self, Referrals.self]
    )

    struct Members: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Bring the list of members in.")

        @OptionGroup var common: ImportOptions

        @Option(help: "Branches to found when they are not there, as Casablanca,Rabat.")
        var branches: String?

        @Flag(help: "Found the branches that the file names and a Moroccan town bears the name of.")
        var createBranches = false

        @Option(help: "The name of the club, when there is none yet.")
        var club = "Club"

        func run() async throws {
            try await common.run(
                .members,
                CommandImport.Options(
                    branches: (branches ?? "").split(separator: ",").map(String.init),
                    createsBranches: createBranches,
                    club: club,
                    isDryRun: common.dryRun
                )
            )
        }
    }

    struct Referrals: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Bring an earlier register of referrals in.")

        @OptionGroup var common: ImportOptions

        func run() async throws {
            try await common.run(.referrals, CommandImport.Options(isDryRun: common.dryRun))
        }
    }
}
