public import Chronology
public import Localization
import Morocco
public import Persistence
import Tabular
import Web

/// Brings a list in from the command line, where there may be no club yet.
public struct CommandImport: Sendable {
    /// What the command was told.
    public struct Options: Sendable {
        /// Branches to found when they are not there.
        public var branches: [String]
        /// Whether a branch the list names is founded when a Moroccan town bears its name.
        public var createsBranches: Bool
        /// The name of the club to found when there is none.
        public var club: String
        /// Whether everything is taken back in the end.
        public var isDryRun: Bool

        /// What is not said is not done.
        public init(
            branches: [String] = [], createsBranches: Bool = false, club: String = "Club", isDryRun: Bool = false
        ) {
            self.branches = branches
            self.createsBranches = createsBranches
            self.club = club
            self.isDryRun = isDryRun
        }

        fileprivate var tidied: Options {
            var copy = self
            copy.branches = branches.map { FormText.clean($0, .name) }.filter { !Folding.fold($0).isEmpty }
            return copy
        }
    }

    private let kind: ImportKind
    private let options: Options
    private let setting: ListImport.Setting

    /// - Parameter zone: the club's.
    public init(_ kind: ImportKind, _ options: Options, ids: IDGenerator, now: Instant, zone: TimeZoneRules) {
        self.kind = kind
        self.options = options.tidied
        setting = ListImport.Setting(ids: ids, now: now, zone: zone)
    }

    /// Reads the file and, unless it is a dry run, writes all lines that can be taken in one transaction.
    ///
    /// - Throws: `ImportFileProblem` when the file as a whole cannot be read, `DatabaseError`; then nothing is written.
    public func run(_ bytes: [UInt8], on database: any Database) async throws -> ImportReport {
        let reading = ImportReading()
        let table = try ImportFileProblem.reading { () throws(TabularError) in try reading.table(bytes) }
        let ground = try await database.read { db in try ListSheet.Ground.load(in: db) }
        let branches = BranchBook(ground.branches + options.branches, foundsTowns: options.createsBranches)
        let habits = CellHabits(today: setting.today, currency: ground.currency)
        let sheet = try ListSheet(kind, table, reading, branches: branches, habits: habits)
        do {
            return try await database.write { db in
                try found(in: db)
                let list = try ListImport(sheet, setting, in: db)
                guard !options.isDryRun else { throw DryRun(report: list.result.report) }
                try list.apply(setting, in: db)
                try ConsoleTrail(ids: setting.ids, now: setting.now).note(.imported, in: db)
                return list.result.report
            }
        } catch let dry as DryRun {
            return dry.report
        }
    }

    /// Thrown to have a transaction taken back.
    private struct DryRun: Error {
        var report: ImportReport
    }

    /// Founds the club and the branches that are not there.
    private func found(in db: any Connection) throws {
        if try db.first("SELECT id FROM clubs") == nil {
            try db.execute(
                """
                INSERT INTO clubs (id, name, city, language, currency, is_demo, created_at)
                VALUES (1, \(options.club), 'Casablanca', 'fr', 'MAD', 0, \(setting.now))
                """)
        }
        for name in options.branches {
            let folded = Folding.fold(name)
            guard try db.first("SELECT id FROM branches WHERE folded_name = \(folded)") == nil else {
                continue
            }
            let last = try db.value("SELECT MAX(position) FROM branches", as: Int.self) ?? 0
            try db.execute(
                """
                INSERT INTO branches (id, name, folded_name, position, created_at)
                VALUES (\(setting.ids.next(Branch.self)), \(name), \(folded), \(last + 1), \(setting.now))
                """)
        }
    }
}

/// The sentences of reports, for the command line.
public struct ImportWords: Sendable {
    private let t: Translator

    /// The sentences of a language.
    public init(_ catalog: Catalog, _ language: Language) {
        t = Translator(catalog, language)
    }

    /// Why a line is refused, or what was left aside.
    public func sentence(_ problem: ImportProblem) -> String { problem.sentence(t) }

    /// Why a file cannot be read, and what to do.
    public func sentence(_ problem: ImportFileProblem) -> String { problem.sentence(t) }
}
