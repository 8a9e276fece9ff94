import Club

/// The report of an import, in words or as JSON.
struct ReportText {
    let report: ImportReport
    let words: ImportWords
    let isDryRun: Bool

    /// `{"accepted":200,"updated":0,"unchanged":0,"refused":[{"line":9,"column":"E-mail","reason":"…"}]}`
    var json: String {
        let refused = report.refused.map { line in
            let problem = line.problem
            let column = JSONText.quoted(problem.column)
            let reason = JSONText.quoted(words.sentence(problem))
            return "{\"line\":\(problem.line),\"column\":\(column),\"reason\":\(reason)}"
        }
        let counts = "\"accepted\":\(report.accepted),\"updated\":\(report.updated),\"unchanged\":\(report.unchanged)"
        return "{\(counts),\"refused\":[\(refused.joined(separator: ","))]}"
    }

    var plain: String {
        var lines = isDryRun ? ["Nothing was written: this is a dry run."] : []
        lines.append(
            "accepted \(report.accepted), updated \(report.updated), unchanged \(report.unchanged), "
                + "refused \(report.refused.count)")
        let problems = report.refused.map { ("refused", $0.problem) } + report.warnings.map { ("note", $0) }
        for (word, problem) in problems {
            lines.append("line \(problem.line), \(word), \(problem.column): \(words.sentence(problem))")
        }
        return lines.joined(separator: "\n")
    }
}
