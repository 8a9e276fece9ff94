import Chronology
import Localization
import Persistence
import Web

/// What each side says of the payment, and the form to say one's own: agreeing with the other is one tap.
struct PaymentCard: Sendable {
    private typealias Field = PaymentForm.Field

    var deal: FollowedDeal
    var form: FormView
    var key: ID<DealPayment>
    /// Whether its button is the one that stands out.
    var isFirst: Bool

    func html(_ screen: Screen) -> HTML {
        let theirs = deal.statement(of: deal.side.across)
        let own = deal.statement(of: deal.side)
        let differing: HTML? = deal.isDiffering ? screen.notice("deals.payment.differing", .warning) : nil
        let said = [said(own, isOwn: true, screen), said(theirs, isOwn: false, screen)].compactMap { $0 }
        let list: HTML? = said.isEmpty ? nil : "<dl class=\"facts\">\(said)</dl>"
        let agree = theirs.flatMap { $0.content == own?.content ? nil : self.agree($0, screen) }
        return """
            <div class="stack tight"><h3>\(screen.t("deals.payment"))</h3>\(differing)\(list)\(agree)\
            <details class="more"\(attribute: "open", if: isOpen(own, theirs, screen))>\
            <summary>\(screen.t(own == nil ? "deals.payment.say" : "deals.payment.say-again"))</summary>\
            \(entry(isFirst && agree == nil, screen))</details></div>
            """
    }

    /// Open when it was sent with a mistake, and when the day is near and nobody has said anything.
    private func isOpen(_ own: PaymentStatement?, _ theirs: PaymentStatement?, _ screen: Screen) -> Bool {
        if form.values[Field.statement] != nil { return true }
        let isNear = deal.dueOn.map { $0 <= screen.visit.today.adding(days: DealReminder.days) } ?? false
        return isNear && own == nil && theirs == nil && isFirst
    }

    private func said(_ statement: PaymentStatement?, isOwn: Bool, _ screen: Screen) -> HTML? {
        guard let statement else { return nil }
        let who: HTML = isOwn ? HTML(text: screen.t("deals.payment.you")) : "\(bdi: screen.name(deal.counterpart))"
        let words = statement.content.words
        let quote: HTML? = words.isEmpty ? nil : "<br><bdi class=\"keep soft\">\(words)</bdi>"
        return "<div><dt>\(who)</dt><dd>\(statement.words(deal.dueOn, screen))\(quote)</dd></div>"
    }

    /// Saying what the other says.
    private func agree(_ theirs: PaymentStatement, _ screen: Screen) -> HTML? {
        guard let paidOn = theirs.content.paidOn else { return nil }
        return """
            <form method="post" action="\(DealController.Routes.state(deal.id))">\(hidden)\
            <input type="hidden" name="\(Field.statement)" value="\(DealPayment.Statement.paid.rawValue)">\
            <input type="hidden" name="\(Field.paidOn)" value="\(paidOn.isoText)">\
            <button class="button\(isFirst ? " primary" : "")">\
            \(screen.t("deals.payment.agree", ["what": .written(theirs.words(deal.dueOn, screen))]))</button></form>
            """
    }

    private var hidden: HTML {
        """
        <input type="hidden" name="\(Field.key)" value="\(key.description)">\
        <input type="hidden" name="\(Field.version)" value="\(String(deal.version))">
        """
    }

    private func entry(_ isPrimary: Bool, _ screen: Screen) -> HTML {
        var ready = form
        if ready.values[Field.paidOn] == nil { ready.values.append(Field.paidOn, screen.visit.today.isoText) }
        if ready.values[Field.statement] == nil {
            ready.values.append(Field.statement, DealPayment.Statement.paid.rawValue)
        }
        let choice = ready.choice(
            Field.statement, "deals.payment.what",
            DealPayment.Statement.allCases.map { statement in
                (statement.rawValue, "deals.payment." + statement.rawValue, "deals.payment.\(statement.rawValue).hint")
            }, screen)
        let day = ready.field(Field.paidOn, "deals.payment.paid-on", FieldStyle(type: "date", max: 40), screen)
        return """
            <form class="stack" novalidate method="post" action="\(DealController.Routes.state(deal.id))">\(hidden)\(choice)\
            \(day)\(ready.field(Field.words, "deals.payment.words", FieldStyle.line.area(2).limited(500).optional(), screen))\
            <div class="actions"><button class="button\(isPrimary ? " primary" : "")">\
            \(screen.t("deals.payment.send"))</button></div></form>
            """
    }
}
