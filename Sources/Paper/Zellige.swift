import CPango

/// The eight-fold star of zellige, as a fine line pattern across the head of a page.
enum Zellige {
    private static let tile = 84.0
    private static let closed: [[(Double, Double)]] = [
        [(42, 10), (51.4, 32.6), (74, 42), (51.4, 51.4), (42, 74), (32.6, 51.4), (10, 42), (32.6, 32.6)],
        [
            (19.4, 19.4), (42, 28.8), (64.6, 19.4), (55.2, 42), (64.6, 64.6), (42, 55.2), (19.4, 64.6), (28.8, 42),
        ],
    ]
    private static let strokes: [[(Double, Double)]] = [
        [(42, 0), (42, 10)], [(42, 74), (42, 84)], [(0, 42), (10, 42)], [(74, 42), (84, 42)],
        [(0, 0), (19.4, 19.4)], [(84, 0), (64.6, 19.4)], [(0, 84), (19.4, 64.6)], [(84, 84), (64.6, 64.6)],
    ]

    /// Draws whole stars from edge to edge, and the line under them.
    static func draw(_ context: OpaquePointer, _ colour: PaperColour) {
        let scale = Measures.band / tile
        cairo_save(context)
        for star in 0..<Measures.stars {
            let left = Double(star) * Measures.band
            for points in closed { path(points, context, left, scale, isClosed: true) }
            for points in strokes { path(points, context, left, scale, isClosed: false) }
        }
        let line = colour.tinted(0.45)
        cairo_set_source_rgb(context, line.red, line.green, line.blue)
        cairo_set_line_width(context, 0.5)
        cairo_stroke(context)
        cairo_set_source_rgb(context, colour.red, colour.green, colour.blue)
        cairo_rectangle(context, 0, Measures.band, Measures.width, 1.4)
        cairo_fill(context)
        cairo_restore(context)
    }

    private static func path(
        _ points: [(Double, Double)], _ context: OpaquePointer, _ left: Double, _ scale: Double, isClosed: Bool
    ) {
        for (index, point) in points.enumerated() {
            let (x, y) = (left + point.0 * scale, point.1 * scale)
            if index == 0 { cairo_move_to(context, x, y) } else { cairo_line_to(context, x, y) }
        }
        if isClosed { cairo_close_path(context) }
    }
}
