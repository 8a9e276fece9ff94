/// One thing that is drawn on a page, at points from its upper left corner.
enum Mark {
    /// A line of a text, its upper edge at `top` and the box's left edge at `left`.
    case line(TextBox, Int, left: Double, top: Double)
    case rectangle(left: Double, top: Double, width: Double, height: Double, PaperColour)
    case code(PaperCode, left: Double, top: Double, side: Double)
    /// The pattern across the head.
    case band(PaperColour)
    /// What follows is such a part, as PDF's logical structure names it (ISO 32000-1, 14.8.4).
    case open(Part)
    case close(Part)

    enum Part: String {
        case document = "Document"
        case heading1 = "H1"
        case heading2 = "H2"
        case paragraph = "P"
        case table = "Table"
        case row = "TR"
        case headCell = "TH"
        case cell = "TD"
        case figure = "Figure"
    }
}
