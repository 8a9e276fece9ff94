import Localization
import Web

extension BarChart {
    /// Where things stand in the drawing, in its own units. Not wider than 420, so that its texts stay readable when
    /// it shrinks to a telephone.
    private enum Frame {
        static let width = 420
        static let height = 168
        static let top = 24
        static let base = 138
        static var room: Int { base - top }
    }

    func drawing(_ screen: Screen) -> HTML {
        let isMirrored = screen.language.direction == .rtl
        let highest = max(1, (first.values + (second?.values ?? [])).max() ?? 1)
        let slots = max(1, labels.count)
        let every = labelStep(slots)
        var body = HTML()
        for line in 0...3 {
            let y = Frame.base - Frame.room * line / 3
            body += """
                <line\(attribute: "class", line == 0 ? "axis" : nil) x1="0" x2="\(Frame.width)" y1="\(y)" y2="\(y)"/>
                """
        }
        for index in labels.indices {
            let place = isMirrored ? slots - 1 - index : index
            let middle = Frame.width * (2 * place + 1) / (2 * slots)
            body += bars(index, middle, slot: Frame.width / slots, highest, isMirrored, screen)
            guard index % every == (slots - 1) % every else { continue }
            body += """
                <text x="\(middle)" y="\(Frame.height - 10)" text-anchor="middle">\(labels[index])</text>
                """
        }
        return """
            <svg class="chart" viewBox="0 0 \(Frame.width) \(Frame.height)" role="img" aria-label="\(title)">\(body)</svg>
            """
    }

    /// Each label where about eight fit, otherwise every second or third, ending with the last.
    private func labelStep(_ slots: Int) -> Int { (slots + 7) / 8 }

    private func bars(
        _ index: Int, _ middle: Int, slot: Int, _ highest: Int64, _ isMirrored: Bool, _ screen: Screen
    ) -> HTML {
        let width = min(second == nil ? 30 : 22, max(4, slot * (second == nil ? 60 : 34) / 100))
        guard let second else {
            return bar("bar", first, index, x: middle - width / 2, width, highest, screen)
        }
        let left = middle - width - 1
        let right = middle + 1
        return bar("bar", first, index, x: isMirrored ? right : left, width, highest, screen)
            + bar("bar2", second, index, x: isMirrored ? left : right, width, highest, screen)
    }

    private func bar(
        _ style: String, _ series: Series, _ index: Int, x: Int, _ width: Int, _ highest: Int64, _ screen: Screen
    ) -> HTML {
        guard series.values.indices.contains(index), series.values[index] > 0 else { return .empty }
        let value = series.values[index]
        let height = max(2, Int(Double(value) / Double(highest) * Double(Frame.room)))
        let y = Frame.base - height
        // Small numbers are written above their bar; long ones would run into each other and stand in the table.
        let figure = screen.t.numbers.compact(value)
        let isShown = labels.count <= 8 && figure.unicodeScalars.count <= (second == nil ? 6 : 3)
        let written: HTML? =
            isShown
            ? "<text class=\"value\" x=\"\(x + width / 2)\" y=\"\(y - 5)\" text-anchor=\"middle\">\(figure)</text>"
            : nil
        return """
            <rect class="\(style)" x="\(x)" y="\(y)" width="\(width)" height="\(height)" rx="3"/>\(written)
            """
    }
}
