import Localization
import Web

/// Bars by month (or any label) drawn by the server, one or two series, with the same figures in a table beside:
/// the drawing for the eye, the table for everyone. On Arabic pages it runs from the right.
///
/// ```swift
/// let chart = BarChart(
///     title: screen.t("home.chart.alt"),
///     labels: ["juin", "juil."], first: .init(name: "donné", values: [2, 5]), second: nil
/// )
/// page.append(chart.html(screen))
/// ```
struct BarChart: Sendable {
    /// The values of one colour, as many as there are labels.
    struct Series: Sendable {
        var name: String
        var values: [Int64]
        /// The values as the table writes them; plain numbers when nil.
        var written: [String]?
        /// What each is made of; the table leads there.
        var paths: [URLPath?]?

        init(name: String, values: [Int64], written: [String]? = nil, paths: [URLPath?]? = nil) {
            self.name = name
            self.values = values
            self.written = written
            self.paths = paths
        }
    }

    /// What the drawing shows, for those who do not see it.
    var title: String
    /// The head of the table's first column.
    var labelHead: String
    /// Under the bars, in the order of reading. Some are left out where there is no room for all.
    var labels: [String]
    /// In the table; the same as `labels` when nil.
    var longLabels: [String]?
    var first: Series
    var second: Series?

    func html(_ screen: Screen) -> HTML {
        let names = [first.name, second?.name].compactMap { $0 }
        let legend: HTML? =
            second == nil ? nil : "<ul class=\"legend\"><li>\(names[0])</li><li class=\"second\">\(names[1])</li></ul>"
        return """
            <figure class="figure">\(drawing(screen))\(legend)</figure>\
            <details class="more"><summary>\(screen.t("chart.table"))</summary>\(table(screen))</details>
            """
    }

    private var all: [Series] { [first] + (second.map { [$0] } ?? []) }

    private func table(_ screen: Screen) -> HTML {
        let heads = all.map { series -> HTML in "<th scope=\"col\" class=\"number\">\(series.name)</th>" }
        let rows = labels.indices.map { index -> HTML in
            let cells = all.map { series -> HTML in "<td class=\"number\">\(cell(series, index, screen))</td>" }
            return "<tr><th scope=\"row\">\((longLabels ?? labels)[index])</th>\(cells)</tr>"
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(title)"><table>\
            <caption class="visually-hidden">\(title)</caption>\
            <thead><tr><th scope="col">\(labelHead)</th>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }

    private func cell(_ series: Series, _ index: Int, _ screen: Screen) -> HTML {
        let text = text(series, index, screen)
        guard let paths = series.paths, paths.indices.contains(index), let path = paths[index] else { return "\(text)" }
        return "<a href=\"\(path)\">\(text)</a>"
    }

    private func text(_ series: Series, _ index: Int, _ screen: Screen) -> String {
        guard series.values.indices.contains(index) else { return "" }
        return series.written?[index] ?? screen.t.numbers.integer(series.values[index])
    }
}
