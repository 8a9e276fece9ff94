import ArgumentParser

@main
struct Rabita: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "rabita",
        abstract: "The platform a business club lives on.",
        version: version,
        subcommands: [
            ServeCommand.self, ImportCommand.self, ExportCommand.self, FindCommand.self, DemoCommand.self,
            OutboxCommand.self, PersonCommand.self, MigrateCommand.self, BackupCommand.self, RestoreCommand.self,
            VerifyCommand.self, DoctorCommand.self,
            MatchCommand.self, TablesCommand.self,
            CommendationCommand.self,
        ]
    )
}
