import ArgumentParser
import Club
import Foundation
import Persistence

/// Puts a backup in the place of the database.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in the place of the database, while no server runs.",
        discussion: """
            The former database is kept: beside the new one as NAME.before-restore-TIME, on PostgreSQL in a schema
            before_restore_TIME. Everybody signs in anew, and mails that waited in the backup are held back for the
            officers, because they have probably left since. Ends with what verify finds, and its exit code.
            """
    )

    @Argument(help: "The backup.")
    var file: String

    @Flag(help: "Replace what is there without asking.")
    var force = false

    @Flag(help: "Restore a backup whose .sha256 file is lost.")
    var withoutChecksum = false

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let settings = try options.settings()
        let backup = try BackupFile(file)
        try check(backup)
        let restore = Restore(backup: backup, target: settings.database, now: SystemClock.now())
        if try await restore.replacesSomething(), !force { try askForAWord(settings.database) }
        let result = try await restore.run()
        print("Restored \(file) into \(settings.database).")
        if let kept = result.kept { print("The former database is kept: \(kept)") }
        if result.heldBack > 0 {
            print("\(result.heldBack) mails that waited are held back; rabita outbox shows them.")
        }
        let verification = try await Verification.run(settings.database)
        print(verification.plain)
        if !verification.isSound { throw ExitCode(1) }
    }

    private func check(_ backup: BackupFile) throws {
        guard let check = try backup.digestCheck() else {
            guard withoutChecksum else {
                throw Failure("\(file).sha256 is not there; restore without it only by --without-checksum.")
            }
            return
        }
        guard check.broken == 0 else {
            throw Failure("\(file) is damaged: its bytes are not those that \(file).sha256 tells.")
        }
    }

    private func askForAWord(_ place: DatabaseAddress) throws {
        let refusal = Failure("\(place) holds a club already; --force replaces it and keeps the former one.")
        guard isatty(STDIN_FILENO) == 1 else { throw refusal }
        print("\(place) holds a club already. Type yes to replace it; the former one is kept.")
        guard readLine() == "yes" else { throw refusal }
    }
}
