import ArgumentParser
import Club
import Persistence

/// Finds members by what one remembers of them.
struct FindCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Find members by name, company, trade, town, offer or need, in any spelling and script."
    )

    @Argument(help: "What to look for; - reads one query per line from standard input.")
    var query: String

    @Option(help: "The most members to show for a query.")
    var limit = 5

    @Flag(help: "Print one JSON array per query.")
    var json = false

    @OptionGroup var options: DatabaseOptions

    func validate() throws {
        guard (1...300).contains(limit) else { throw ValidationError("--limit is from 1 to 300.") }
    }

    func run() async throws {
        let database = try await options.open(options.settings())
        let finder = MemberFinder(database)
        do {
            if query == "-" {
                while let line = readLine() { try await answer(line, finder) }
            } else {
                try await answer(query, finder)
            }
        } catch {
            try? await database.close()
            throw error
        }
        try await database.close()
    }

    private func answer(_ query: String, _ finder: MemberFinder) async throws {
        let found = try await finder.find(query, limit: limit)
        if json { return print(MemberFinder.json(found)) }
        for member in found {
            let place = member.city.map { ", " + $0 } ?? ""
            print("\(percent(member.score))  \(member.name), \(member.company)\(place)")
        }
    }

    /// The score as a share of 100, three columns wide.
    private func percent(_ score: Double) -> String {
        let text = String(Int((score * 100).rounded())) + " %"
        return String(repeating: " ", count: max(0, 5 - text.utf8.count)) + text
    }
}
