import Figures
import Foundation
import MatchingTruth

/// Prints the figures of matching beside their targets; with `--json` as one JSON array. `--tuning` uses other clubs
/// and fewer wordings, for whoever changes the formula; `--quick` leaves the large club out. `--club MEMBERS NEEDS SEED` prints a
/// made-up club instead, as `rabita match` reads it.
@main
struct MatchingBench {
    static func main() throws {
        let options = Set(CommandLine.arguments.dropFirst())
        if let club = ClubText(CommandLine.arguments) { return print(club.json) }
        let isTuning = options.contains("--tuning")
        let vocabulary: Vocabulary = isTuning ? .tuning : .judging
        let first: UInt64 = isTuning ? 1 : 101
        var figures = QualityBench(seeds: Array(first..<first + 5), vocabulary: vocabulary).figures()
        figures += RingBench(seeds: Array(first..<first + 10), vocabulary: vocabulary).figures()
        if !options.contains("--quick") { figures += SpeedBench(vocabulary: vocabulary).figures() }
        if options.contains("--json") {
            print(String(decoding: try JSONEncoder().encode(figures), as: UTF8.self))
        } else {
            for figure in figures { print(figure.line) }
        }
    }
}
