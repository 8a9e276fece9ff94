import Morocco

/// What an opportunity of the demo club says, in three languages.
struct DemoOpportunityText: Sendable {
    var side: Opportunity.Side
    var kind: Opportunity.Kind
    var division: String?
    var region: Region?
    var budget: Opportunity.Budget?
    var title: DemoWording
    var words: DemoWording

    /// Nil when the line is not one of an opportunity.
    init?(_ cells: [String]) {
        guard cells.count == 12, cells[0] == "opportunity", let side = Opportunity.Side(rawValue: cells[1]),
            let kind = Opportunity.Kind(rawValue: cells[2])
        else { return nil }
        self.side = side
        self.kind = kind
        division = cells[3].isEmpty ? nil : cells[3]
        region = Region(rawValue: cells[4])
        budget = Opportunity.Budget(rawValue: cells[5])
        title = DemoWording(cells, at: 6)
        words = DemoWording(cells, at: 9)
    }
}

/// An opportunity of the demo club and what became of it. Moments are milliseconds since 1970, people are positions in
/// the list of members.
struct DemoOpportunity: Sendable {
    struct Message: Sendable {
        var author: Int
        var body: String
        var at: Int64
    }

    struct Answer: Sendable {
        var answerer: Int
        var state: OpportunityAnswer.State
        var at: Int64
        var movedAt: Int64
        var messages: [Message]
    }

    var author: Int
    var text: DemoOpportunityText
    var visibility: Opportunity.Visibility
    var publishedAt: Int64
    /// Days since 1970-01-01.
    var closesOn: Int
    var status = Opportunity.Status.open
    var outcome: Opportunity.Outcome?
    /// When it expired, was closed or withdrawn.
    var endedAt: Int64?
    var answers: [Answer] = []

    /// Found through the first who answered.
    var through: Int? { outcome == .inClub ? answers.first?.answerer : nil }
}
