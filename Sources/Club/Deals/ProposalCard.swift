import Localization
import Persistence
import Web

/// A correction of a signed deal beside what holds, for the other side to accept or refuse.
struct ProposalCard: Sendable {
    var deal: FollowedDeal
    var proposal: FollowedDeal.Version

    func html(_ screen: Screen) -> HTML {
        let isOwn = proposal.author == deal.own
        let lead = isOwn ? "deals.proposal.own" : "deals.proposal.theirs"
        return """
            <div class="stack tight"><h3>\(screen.html(lead, ["name": .text(screen.name(deal.counterpart))]))</h3>\
            \(comparison(screen))\(isOwn ? retract(screen) : answer(screen))</div>
            """
    }

    private func comparison(_ screen: Screen) -> HTML {
        let (now, then) = (deal.terms, proposal.terms)
        let lines: [(key: String, now: HTML, then: HTML)] = [
            ("deals.column.object", "\(bdi: now.object)", "\(bdi: then.object)"),
            ("deals.column.amount", "\(bdi: screen.money(now.amount))", "\(bdi: screen.money(then.amount))"),
            ("deals.form.signed-on", screen.date(now.signedOn), screen.date(then.signedOn)),
            ("deals.facts.terms", HTML(text: now.daysWords(screen)), HTML(text: then.daysWords(screen))),
        ]
        let (present, proposed) = (screen.t("deals.proposal.now"), screen.t("deals.proposal.then"))
        let rows = lines.map { line -> HTML in
            let isChanged = line.now.bytes != line.then.bytes
            let change: HTML = isChanged ? "<mark>\(line.then)</mark>" : line.then
            return """
                <tr><th scope="row" data-label="">\(screen.t(line.key))</th><td data-label="\(present)"><span>\(line.now)</span></td>\
                <td data-label="\(proposed)"><span>\(change)</span></td></tr>
                """
        }
        return """
            <table class="cards"><caption class="visually-hidden">\(screen.t("deals.proposal.table"))</caption><thead><tr>\
            <th scope="col"><span class="visually-hidden">\(screen.t("deals.proposal.what"))</span></th>\
            <th scope="col">\(present)</th><th scope="col">\(proposed)</th></tr></thead><tbody>\(rows)</tbody></table>
            """
    }

    private var number: HTML {
        "<input type=\"hidden\" name=\"\(DealForm.Field.version)\" value=\"\(String(proposal.number))\">"
    }

    private func answer(_ screen: Screen) -> HTML {
        """
        <form method="post" action="\(DealController.Routes.answer(deal.id))">\(number)\
        <button class="button primary" name="answer" value="accept">\(screen.t("deals.proposal.accept"))</button></form>\
        <details class="more"><summary>\(screen.t("deals.proposal.refuse"))</summary>\
        <form class="stack" novalidate method="post" action="\(DealController.Routes.answer(deal.id))">\(number)\
        \(FormView().field("words", "deals.proposal.words", FieldStyle.line.area(2).limited(300).optional(), screen))\
        <div class="actions"><button class="button danger" name="answer" value="refuse">\
        \(screen.t("deals.proposal.refuse.yes"))</button></div></form></details>
        """
    }

    private func retract(_ screen: Screen) -> HTML {
        """
        <form method="post" action="\(DealController.Routes.answer(deal.id))">\(number)\
        <button class="button" name="answer" value="retract">\(screen.t("deals.proposal.retract"))</button></form>
        """
    }
}
