import Chronology
import Localization
import Persistence
import Tabular
import TestSupport

@testable import Club

/// A small list of members of our own, to be changed cell by cell.
struct MemberList {
    static let header = MemberColumn.allCases.map(\.header)

    /// A line that can be taken, with these cells instead of the usual ones.
    static func line(_ number: Int, _ cells: [MemberColumn: String] = [:]) -> [String] {
        let usual: [MemberColumn: String] = [
            .civility: "Mme", .givenName: "Essai", .familyName: "Numéro \(number)",
            .company: "Atelier d’essai \(number)",
            .title: "Gérante", .activity: "Menuiserie", .division: "16", .city: "Rabat", .branch: "Rabat",
            .phone: "06 61 00 00 0\(number % 10)", .email: "essai\(number)@liste.example",
            .registerNumber: "10\(number)",
            .court: "Rabat", .website: "www.liste.example", .joinedOn: "07/03/2023", .dues: "3 000,00",
            .offers: "Tables", .needs: "Bois",
        ]
        return MemberColumn.allCases.map { cells[$0] ?? usual[$0] ?? "" }
    }

    /// The lines as a French Excel writes them.
    static func file(_ lines: [[String]], header: [String] = header) -> String {
        ([header] + lines).map { cells in cells.map(quoted).joined(separator: ";") }.joined(separator: "\r\n") + "\r\n"
    }

    private static func quoted(_ cell: String) -> String {
        let isPlain = !cell.contains { ";\"\n\r".contains($0) }
        return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }

    /// Reads lines without a database; Rabat and Casablanca are the branches.
    static func read(_ text: String) throws -> MembersSheet {
        let table = try ImportReading().table(Array(text.utf8))
        let today = CivilDate(daysSinceEpoch: 20_780)
        return MembersSheet(
            table, MemberColumn.match(table.header), branches: BranchBook(["Rabat", "Casablanca"]),
            habits: CellHabits(today: today))
    }
}

/// Brings text in as the command line does.
struct ListCommand {
    let database: any Database
    let ids = IDGenerator(now: { ClubHarness.start }, random: { 7 })

    func run(
        _ text: String, _ kind: ImportKind = .members,
        options: CommandImport.Options = .init(createsBranches: true)
    ) async throws -> ImportReport {
        try await run(Array(text.utf8), kind, options: options)
    }

    func run(
        _ bytes: [UInt8], _ kind: ImportKind = .members,
        options: CommandImport.Options = .init(createsBranches: true)
    ) async throws -> ImportReport {
        let zone = try ZoneDatabase.system().rules(named: "Africa/Casablanca")
        let command = CommandImport(kind, options, ids: ids, now: ClubHarness.start, zone: zone)
        return try await command.run(bytes, on: database)
    }

    /// How many rows a table has.
    func count(_ table: String) async throws -> Int {
        try await database.read { db in try db.value("SELECT COUNT(*) FROM \(unsafe: table)", as: Int.self) ?? -1 }
    }
}
