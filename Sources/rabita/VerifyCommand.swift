import ArgumentParser
import Club
import Foundation
import Persistence

/// Looks for damage and broken rules.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Look for damage in the database or in a backup, and for broken rules of the club.",
        discussion: """
            Nothing is written, and the club can be served meanwhile. Exits with 0 when all is sound, with 1 when
            something is not, or cannot be read.
            """
    )

    @Argument(help: "A backup; the database of the settings when it is left out.")
    var file: String?

    @Flag(help: "Print the findings as JSON.")
    var json = false

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let verification: Verification
        if let file {
            verification = try await BackupFile(file).verify()
        } else {
            verification = try await Verification.run(options.settings().database)
        }
        print(json ? verification.json : verification.plain)
        if !verification.isSound { throw ExitCode(1) }
    }
}
