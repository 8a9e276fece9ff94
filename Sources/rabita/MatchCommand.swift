import ArgumentParser
import Foundation
import Matching

/// Runs the matching of members on a file, so that anyone can try it.
struct MatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: "Propose pairs and rings of members from a file, with scores and reasons.",
        discussion: """
            Both files are JSON; docs/matching.md describes them. No database is read. Exits with 0 when proposals were
            made, none among them too, with 1 when the input cannot be used, and says where.
            """
    )

    @Option(help: "The club: members with offers and needs, past answers and exchanges; - for standard input.")
    var input: String

    @Option(help: "Where the proposals go, replacing what is there; standard output when left out.")
    var output: String?

    @Option(help: "Lets equal pairs take turns: the number of the week, say.")
    var seed: UInt64 = 0

    func run() throws {
        let club = try MatchFile.read(content()).club()
        let index = MatchIndex(club.club)
        let report = MatchReport(
            formula: index.weights.version, seed: seed, round: index.proposals(seed: seed), rings: index.rings(),
            names: club.names)
        guard let output else { return print(report.json) }
        try DurableFile.replace(output, with: Data((report.json + "\n").utf8))
    }

    private func content() throws -> Data {
        let file: FileHandle
        if input == "-" {
            file = .standardInput
        } else {
            guard let opened = FileHandle(forReadingAtPath: input) else { throw Failure("\(input) cannot be read.") }
            file = opened
        }
        var content = Data()
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
            content.append(piece)
            guard content.count <= MatchFile.mostBytes else {
                throw Failure("\(input) is larger than \(MatchFile.mostBytes >> 20) MB.")
            }
        }
        return content
    }
}
