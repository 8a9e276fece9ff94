/// What a company of the demo club lives on.
struct DemoTrade: Sendable {
    /// The division of the nomenclature (NMA 2010).
    var division: String
    /// The class of its trademarks (Nice Agreement).
    var niceClass: String
    /// What a deal is worth, in thousands of dirhams.
    var worth: ClosedRange<Int>
    /// What the company's name begins with.
    var stem: DemoName
    var activity: DemoWording
    var offers: DemoWording
    var needs: DemoWording
    /// What a prospect asks for.
    var asks: DemoWording

    /// Nil when the line is not one of a trade.
    init?(_ cells: [String]) {
        guard cells.count == 18, let least = Int(cells[2]), let most = Int(cells[3]), least <= most else { return nil }
        division = cells[0]
        niceClass = cells[1]
        worth = least...most
        stem = DemoName(latin: cells[4], arabic: cells[5])
        activity = DemoWording(cells, at: 6)
        offers = DemoWording(cells, at: 9)
        needs = DemoWording(cells, at: 12)
        asks = DemoWording(cells, at: 15)
    }
}
