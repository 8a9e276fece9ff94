import Chronology
import Localization
import Persistence
import Web

/// On Home: what became of those whose day has passed, in one tap, and the way to publish.
struct HomeOpportunities: Sendable {
    struct Question: Sendable {
        var id: ID<Opportunity>
        var title: String
        var closesOn: CivilDate
    }

    private static let shown = 3

    var questions: [Question] = []

    static func load(_ seat: ID<Membership>, in db: any Connection) throws -> HomeOpportunities {
        let rows = try db.rows(
            """
            SELECT id, title, closes_on FROM opportunities WHERE author_id = \(seat) AND status = 'expired'
            ORDER BY closes_on, id LIMIT \(rows: shown)
            """
        )
        return HomeOpportunities(
            questions: try rows.map {
                Question(
                    id: try $0.get(at: 0), title: try $0.get(at: 1),
                    closesOn: CivilDate(isoText: try $0.get(at: 2, as: String.self)) ?? .earliest)
            })
    }

    /// The questions, beside what else waits.
    func waiting(_ screen: Screen) -> HTML? {
        guard !questions.isEmpty else { return nil }
        return """
            <section class="card warm stack"><div class="card-head"><h2>\(screen.t("opportunities.home.found"))</h2></div>\
            \(questions.map { question($0, screen) })</section>
            """
    }

    private func question(_ question: Question, _ screen: Screen) -> HTML {
        let page = OpportunityController.Routes.opportunity(question.id)
        let answers = [Opportunity.Outcome.elsewhere, .notFound, .givenUp].map { outcome -> HTML in
            """
            <button class="button small" name="\(ClosingForm.Field.outcome)" value="\(outcome.rawValue)">\
            \(screen.t("opportunities.outcome." + outcome.word))</button>
            """
        }
        let back: HTML = "<input type=\"hidden\" name=\"\(ClosingForm.Field.back)\" value=\"home\">"
        return """
            <div class="stack tight"><p><a href="\(page)"><strong>\(bdi: question.title)</strong></a> \
            <span class="small soft">\(screen.date(question.closesOn))</span></p>\
            <p><a class="button small" href="\(page.fragment("closing"))">\(screen.t("opportunities.outcome.in-club"))</a></p>\
            <details class="more"><summary>\(screen.t("opportunities.home.end"))</summary>\
            <form class="stack tight" method="post" action="\(OpportunityController.Routes.close(question.id))">\(back)\
            <p class="small">\(screen.t("opportunities.home.end.ask"))</p><div class="row">\(answers)</div></form></details>\
            <form method="post" action="\(OpportunityController.Routes.extend(question.id))">\(back)\
            <button class="as-link">\(screen.t("opportunities.extend"))</button></form></div>
            """
    }

    /// The way to publish, on a calm day.
    func invitation(_ screen: Screen) -> HTML {
        let new = OpportunityController.Routes.new
        return """
            <section class="card stack"><h2>\(screen.t("opportunities.home.title"))</h2>\
            <p>\(screen.t("opportunities.home.text"))</p><div class="row">\
            <a class="button" href="\(new().query("side", Opportunity.Side.need.rawValue))">\
            \(screen.t("opportunities.home.need"))</a>\
            <a class="button" href="\(new().query("side", Opportunity.Side.offer.rawValue))">\
            \(screen.t("opportunities.home.offer"))</a></div>\
            <p><a class="link" href="\(OpportunityController.Routes.list())">\(screen.t("opportunities.home.all"))</a></p>\
            </section>
            """
    }
}
