import ArgumentParser
import Club
import Foundation
import Persistence

/// Copies the database in use into one file.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the database into one file while the club is served.",
        discussion: """
            The file is one state of the database, checked from end to end, readable by its owner only, with its
            SHA-256 beside it. Sessions, sign-in codes and the mails that carry them are not in it. On PostgreSQL it
            is a dump of pg_dump's custom format. Exits with 0 when the backup is whole and on the disk.
            """
    )

    @Argument(help: "The file to write.")
    var file: String

    @Flag(help: "Replace a file of that name.")
    var force = false

    @Flag(help: "Say what was written as JSON.")
    var json = false

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let settings = try options.settings()
        // Pages come first: this process takes what processor and disk they leave.
        _ = nice(15)
        let backup = Backup(source: settings.database, path: file, now: SystemClock.now())
        let result = try await backup.take(isForced: force)
        if json {
            print(
                JSONText.object([
                    ("file", JSONText.quoted(result.path)), ("bytes", String(result.bytes)),
                    ("schema", String(result.schema)), ("sha256", JSONText.quoted(result.digest)),
                ]))
        } else {
            print("\(result.path): \(result.bytes) bytes, schema \(result.schema), checked and on the disk.")
        }
    }
}
