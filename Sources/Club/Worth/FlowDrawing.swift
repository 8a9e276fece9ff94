import Localization
import Web

/// The picture of a `FlowMap`: two columns of names with bands between them, as broad as what goes that way.
struct FlowDrawing: Sendable {
    var title: String
    var streams: [FlowMap.Stream]

    /// In the drawing's own units; not wider than 420, so that its texts stay readable on a telephone.
    private enum Frame {
        static let width = 420
        static let names = 126
        static let bar = 7
        static let top = 30
        /// Two lines of a name.
        static let least = 36
        static let gap = 8
        /// What all bands of one side are together.
        static let room = 250
        static let letters = 16
    }

    /// A name of one side, and where its bands go on.
    private struct Node {
        var name: String
        var count: Int
        var top = 0
        var height = 0
        /// Where the next band begins.
        var next = 0
    }

    func html(_ screen: Screen) -> HTML {
        let isMirrored = screen.language.direction == .rtl
        var left = nodes(streams.map { ($0.from, $0.count) })
        var right = nodes(streams.map { ($0.to, $0.count) })
        let drawn = streams.filter { stream in
            left.contains { $0.name == stream.from } && right.contains { $0.name == stream.to }
        }
        let heaviest = max(1, left.reduce(0) { $0 + $1.count }, right.reduce(0) { $0 + $1.count })
        let height = max(place(&left, heaviest), place(&right, heaviest))
        let bands = bands(drawn, &left, &right, heaviest, isMirrored, screen)
        return """
            <svg class="chart flows" viewBox="0 0 \(Frame.width) \(height)" role="img" aria-label="\(title)">\
            \(head("worth.flows.from", isLeft: true, isMirrored, screen))\
            \(head("worth.flows.to", isLeft: false, isMirrored, screen))\(bands)\
            \(left.map { side($0, isLeft: true, isMirrored, screen) })\
            \(right.map { side($0, isLeft: false, isMirrored, screen) })</svg>
            """
    }

    private func nodes(_ counts: [(String, Int)]) -> [Node] {
        var sums: [String: Int] = [:]
        for (name, count) in counts { sums[name, default: 0] += count }
        let ordered = sums.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
        return ordered.prefix(FlowMap.mostDrawn).map { Node(name: $0.key, count: $0.value) }
    }

    /// Gives each its place and says how high the drawing becomes.
    private func place(_ nodes: inout [Node], _ heaviest: Int) -> Int {
        var y = Frame.top
        for index in nodes.indices {
            let size = size(nodes[index].count, heaviest)
            nodes[index].top = y
            nodes[index].height = max(Frame.least, size)
            nodes[index].next = y + (nodes[index].height - size) / 2
            y += nodes[index].height + Frame.gap
        }
        return y
    }

    private func size(_ count: Int, _ heaviest: Int) -> Int { max(2, count * Frame.room / heaviest) }

    private func bands(
        _ streams: [FlowMap.Stream], _ left: inout [Node], _ right: inout [Node], _ heaviest: Int,
        _ isMirrored: Bool, _ screen: Screen
    ) -> HTML {
        var body = HTML()
        // Top to bottom on both sides, so that the bands cross as little as they must.
        for start in left.indices {
            for end in right.indices {
                guard let stream = streams.first(where: { $0.from == left[start].name && $0.to == right[end].name })
                else { continue }
                let size = size(stream.count, heaviest)
                let words = screen.t(
                    "worth.flows.stream",
                    ["from": .text(stream.from), "to": .text(stream.to), "count": .number(stream.count)])
                body += """
                    <path class="\(start % 2 == 0 ? "ribbon" : "ribbon second")" \
                    d="\(path(left[start].next, right[end].next, size, isMirrored))"><title>\(words)</title></path>
                    """
                left[start].next += size
                right[end].next += size
            }
        }
        return body
    }

    private func path(_ from: Int, _ to: Int, _ size: Int, _ isMirrored: Bool) -> String {
        let start = x(Frame.names + Frame.bar, isMirrored)
        let end = x(Frame.width - Frame.names - Frame.bar, isMirrored)
        let middle = Frame.width / 2
        return "M\(start) \(from)C\(middle) \(from) \(middle) \(to) \(end) \(to)V\(to + size)"
            + "C\(middle) \(to + size) \(middle) \(from + size) \(start) \(from + size)Z"
    }

    private func x(_ x: Int, _ isMirrored: Bool) -> Int { isMirrored ? Frame.width - x : x }

    private func head(_ key: String, isLeft: Bool, _ isMirrored: Bool, _ screen: Screen) -> HTML {
        let at = x(isLeft ? 0 : Frame.width, isMirrored)
        return """
            <text x="\(at)" y="14" text-anchor="\(isLeft ? "start" : "end")">\(screen.t(key))</text>
            """
    }

    /// The bar of a side, the name beside it and how many.
    private func side(_ node: Node, isLeft: Bool, _ isMirrored: Bool, _ screen: Screen) -> HTML {
        let inner = isLeft ? Frame.names : Frame.width - Frame.names - Frame.bar
        let barX = isMirrored ? Frame.width - inner - Frame.bar : inner
        let textX = x(isLeft ? Frame.names - 6 : Frame.width - Frame.names + 6, isMirrored)
        let anchor = isLeft ? "end" : "start"
        let lines = Self.lines(node.name)
        let middle = node.top + node.height / 2
        let first = middle + (lines.count == 1 ? 4 : -4)
        let words = lines.enumerated().map { index, line -> HTML in
            "<text x=\"\(textX)\" y=\"\(first + index * 15)\" text-anchor=\"\(anchor)\">\(line)</text>"
        }
        return """
            <rect class="\(isLeft ? "bar" : "bar2")" x="\(barX)" y="\(node.top)" width="\(Frame.bar)" \
            height="\(node.height)" rx="2"/>\(words)
            """
    }

    /// A long name on two lines, cut at a word.
    private static func lines(_ name: String) -> [String] {
        var lines = [""]
        for word in name.split(separator: " ") {
            let longer = lines[lines.count - 1].isEmpty ? String(word) : lines[lines.count - 1] + " " + word
            if longer.unicodeScalars.count <= Frame.letters || lines[lines.count - 1].isEmpty {
                lines[lines.count - 1] = longer
            } else if lines.count == 2 {
                lines[1] += "…"
                break
            } else {
                lines.append(String(word))
            }
        }
        return lines.map { line in
            let scalars = line.unicodeScalars
            guard scalars.count > Frame.letters + 1 else { return line }
            return String(String.UnicodeScalarView(scalars.prefix(Frame.letters - 1))) + "…"
        }
    }
}
