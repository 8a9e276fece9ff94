import Localization
import Persistence
import Web

/// The viewer's own answer to an opportunity, or the form to give one.
struct AnswerPart: Sendable {
    var opportunity: ListedOpportunity
    var canAct: Bool
    var form: FormView
    var message: ID<OpportunityMessage>

    func html(_ screen: Screen) -> HTML? {
        if let own = opportunity.answer, own.state != .withdrawn || opportunity.status != .open {
            return """
                <section class="card stack"><div class="card-head"><h2>\(screen.t("opportunities.answer.yours"))</h2>\
                \(screen.stateTag(own.state))</div><p>\(screen.t("opportunities.answer.\(own.state.rawValue).text"))</p>\
                <p><a class="button primary" href="\(AnswerController.Routes.conversation(own.id))">\
                \(screen.t("opportunities.answer.see"))</a></p></section>
                """
        }
        guard canAct else { return nil }
        guard opportunity.status == .open else {
            return "<section class=\"card\"><p class=\"soft\">\(screen.t("opportunities.over"))</p></section>"
        }
        let name = MessageValue.text(screen.name(opportunity.author))
        let offer: HTML? =
            opportunity.side == .offer
            ? "<p class=\"small soft\">\(screen.html("opportunities.answer.offer", ["name": name]))</p>" : nil
        return """
            <form class="card stack" novalidate method="post" action="\(OpportunityController.Routes.answer(opportunity.id))">\
            <h2>\(screen.t("opportunities.answer.title"))</h2>\
            <p class="small soft">\(screen.html("opportunities.answer.private", ["name": name]))</p>\
            \(MessageFields(form: form, key: message).html("opportunities.answer.body", screen))\(offer)\
            <div class="actions"><button class="button primary">\(screen.t("opportunities.answer.send"))</button></div></form>
            """
    }
}

/// The hidden key and the text of a message.
struct MessageFields: Sendable {
    var form: FormView
    var key: ID<OpportunityMessage>

    func html(_ labelKey: String, _ screen: Screen) -> HTML {
        """
        <input type="hidden" name="\(MessageForm.Field.key)" value="\(key.description)">\
        \(form.field(MessageForm.Field.body, labelKey, FieldStyle.line.area(4).limited(2000), screen))
        """
    }
}
