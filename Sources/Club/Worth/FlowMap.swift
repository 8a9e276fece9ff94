import Localization
import Web

/// Streams between givers and receivers, drawn by the server, with the same figures in a table beside. On Arabic pages
/// the givers stand on the right and everything runs to the left.
struct FlowMap: Sendable {
    struct Stream: Sendable {
        var from: String
        var to: String
        var count: Int
        /// What it is made of; the table leads there.
        var path: URLPath
    }

    /// What the drawing shows, for those who do not see it.
    var title: String
    /// The largest first.
    var streams: [Stream]

    /// More groups than this on one side, and the smallest stand in the table alone.
    static let mostDrawn = 8

    func html(_ screen: Screen) -> HTML {
        """
        <figure class="figure">\(FlowDrawing(title: title, streams: streams).html(screen))</figure>\
        <details class="more"><summary>\(screen.t("chart.table"))</summary>\(table(screen))</details>
        """
    }

    private func table(_ screen: Screen) -> HTML {
        let heads = (screen.t("worth.flows.from"), screen.t("worth.flows.to"), screen.t("worth.flows.count"))
        let rows = streams.map { stream -> HTML in
            """
            <tr><th scope="row" data-label="\(heads.0)">\(bdi: stream.from)</th>\
            <td data-label="\(heads.1)">\(bdi: stream.to)</td>\
            <td class="number" data-label="\(heads.2)"><a href="\(stream.path)">\(screen.number(stream.count))</a></td></tr>
            """
        }
        return """
            <table class="cards compact"><caption class="visually-hidden">\(title)</caption><thead><tr>\
            <th scope="col">\(heads.0)</th><th scope="col">\(heads.1)</th>\
            <th scope="col" class="number">\(heads.2)</th></tr></thead><tbody>\(rows)</tbody></table>
            """
    }
}
