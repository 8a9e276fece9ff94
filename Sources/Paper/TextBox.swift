import CPango

/// A text set in lines of a width.
final class TextBox {
    /// A line's place in the box, in points.
    struct Line {
        var left: Double
        var top: Double
        var height: Double
        var baseline: Double
    }

    let layout: OpaquePointer
    let colour: PaperColour
    let lines: [Line]
    let height: Double

    /// Takes over a layout and measures it.
    init(adopting layout: OpaquePointer, colour: PaperColour) {
        self.layout = layout
        self.colour = colour
        var lines: [Line] = []
        let scale = Double(PANGO_SCALE)
        if let iterator = pango_layout_get_iter(layout) {
            repeat {
                var logical = PangoRectangle()
                pango_layout_iter_get_line_extents(iterator, nil, &logical)
                lines.append(
                    Line(
                        left: Double(logical.x) / scale, top: Double(logical.y) / scale,
                        height: Double(logical.height) / scale,
                        baseline: Double(pango_layout_iter_get_baseline(iterator)) / scale))
            } while pango_layout_iter_next_line(iterator) != 0
            pango_layout_iter_free(iterator)
        }
        self.lines = lines
        height = lines.last.map { $0.top + $0.height } ?? 0
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(layout))
    }
}
