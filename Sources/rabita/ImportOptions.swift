import ArgumentParser
import Chronology
import Club
import Foundation
import Localization
import Persistence

/// What the imports have in common.
struct ImportOptions: ParsableArguments {
    @Argument(help: "The CSV file.")
    var file: String

    @OptionGroup var database: DatabaseOptions

    @Flag(help: "Say what would be done and change nothing.")
    var dryRun = false

    @Flag(help: "Print the report as JSON.")
    var json = false

    @Option(help: "The language of the reasons: fr, ar or en.", transform: Self.language)
    var language: Language = .fr

    func run(_ kind: ImportKind, _ options: CommandImport.Options) async throws {
        guard let content = FileManager.default.contents(atPath: file) else {
            throw Failure("\(file) cannot be read.")
        }
        let settings = try database.settings()
        let words = ImportWords(try Catalogs.load(), language)
        let zone = try ZoneDatabase.system().rules(named: "Africa/Casablanca")
        let ids = IDGenerator(now: { SystemClock.now() }, random: { SystemChance.number() })
        let list = CommandImport(kind, options, ids: ids, now: SystemClock.now(), zone: zone)
        let opened = try await database.open(settings)
        let report: ImportReport
        do {
            report = try await list.run(Array(content), on: opened)
        } catch let problem as ImportFileProblem {
            try await opened.close()
            throw Failure(words.sentence(problem))
        }
        try await opened.close()
        let text = ReportText(report: report, words: words, isDryRun: dryRun)
        print(json ? text.json : text.plain)
        if !report.refused.isEmpty { throw ExitCode(2) }
    }

    private static func language(_ text: String) throws -> Language {
        guard let language = Language(rawValue: text) else { throw ValidationError("The language is fr, ar or en.") }
        return language
    }
}
