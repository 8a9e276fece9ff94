import Localization
import Tabular

/// The refused lines as a file to correct and bring in again: the same columns, and two that are read by people only.
enum RefusedLines {
    static func file(_ report: ImportReport, _ t: Translator) -> [UInt8] {
        let own = ["Ligne", "Raison"]
        // A file that came back with these two columns is not given them twice.
        let kept = report.header.indices.filter { !own.contains(report.header[$0]) }
        var writer = CSVWriter()
        writer.append(kept.map { report.header[$0] } + own)
        for line in report.refused {
            let cells = kept.map { line.cells.indices.contains($0) ? line.cells[$0] : "" }
            let reason = line.problem.column + " : " + line.problem.sentence(t)
            writer.append(cells + [String(line.problem.line), reason])
        }
        return writer.bytes
    }
}
