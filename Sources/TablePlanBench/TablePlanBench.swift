import Figures
import Foundation
import TablePlan

/// Prints the figures of seating beside their targets; with `--json` as one JSON array. `--quick` makes one set of rooms and
/// gives the yardstick two seconds.
@main
struct TablePlanBench {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let isQuick = arguments.contains("--quick")
        var figures = try LiveBench().figures()
        figures += try PureBench().figures()
        figures += try RoomBench(seeds: isQuick ? [1] : [1, 2], plainSeconds: isQuick ? 2 : 10).figures()
        if arguments.contains("--json") {
            print(String(decoding: try JSONEncoder().encode(figures), as: UTF8.self))
        } else {
            for figure in figures { print(figure.line) }
        }
    }
}
