import Localization
import Persistence
import Web

/// A conversation between the author of an opportunity and one who answered: for these two alone.
struct ConversationPage: Sendable {
    var conversation: Conversation
    var form: FormView
    /// The keys of the message and of the referral that may be made from here.
    var message: ID<OpportunityMessage>
    var referral: ID<Referral>
    /// Those the two concluded.
    var deals: [OpportunityDeal]
    var done: OpportunityNotice?

    private typealias Routes = AnswerController.Routes

    func html(_ screen: Screen) -> HTML {
        let about = conversation.about
        let name = MessageValue.text(screen.name(conversation.counterpart))
        return """
            \(done.map { screen.notice($0.key) } as HTML?)\(form.summary(screen))\
            \(BusinessTabs.opportunities.back(screen))\
            <div class="page-head"><ul class="tags">\(screen.opportunityTags(about.side, about.kind))\
            \(screen.statusTag(about.status, nil))</ul><h1>\(screen.html("opportunities.conversation.with", ["name": name]))</h1>\
            <p><a class="link" href="\(OpportunityController.Routes.opportunity(about.id))">\
            \(bdi: screen.title(about.title))</a></p></div>\
            <div class="columns"><div class="stack">\(messages(screen))\(writing(screen))</div>\
            <div class="stack">\(next(screen))\(OpportunityDeals(deals: deals).html(screen))\(counterpart(screen))</div></div>
            """
    }

    private func messages(_ screen: Screen) -> HTML {
        let items = conversation.messages.map { message -> HTML in
            let isOwn = message.author == conversation.own
            let who: HTML =
                isOwn
                ? "\(screen.t("opportunities.conversation.you"))" : "\(bdi: screen.name(conversation.counterpart))"
            let body =
                message.body.isEmpty
                ? "<p class=\"soft\">\(screen.t("opportunities.conversation.erased"))</p>"
                : MemberWishes.paragraphs(message.body)
            return """
                <li><strong>\(who)</strong> <span class="small soft">\(screen.ago(message.sentAt))</span>\(body)</li>
                """
        }
        return """
            <section class="card stack"><h2>\(screen.t("opportunities.conversation"))</h2>\
            <p class="small soft">\(screen.t("opportunities.conversation.private"))</p>\
            <ol class="timeline">\(items)</ol></section>
            """
    }

    private func writing(_ screen: Screen) -> HTML? {
        if conversation.canRenew {
            return writing(
                OpportunityController.Routes.answer(conversation.about.id), "opportunities.answer.again", screen)
        }
        guard conversation.isOpen else { return nil }
        return writing(Routes.say(conversation.id), "opportunities.conversation.send", screen)
    }

    private func writing(_ action: URLPath, _ sendKey: String, _ screen: Screen) -> HTML {
        let isPrimary = !conversation.canChoose && !conversation.canRefer
        return """
            <form class="card stack" novalidate method="post" action="\(action)">\
            \(MessageFields(form: form, key: message).html("opportunities.conversation.body", screen))\
            <div class="actions"><button class="button\(isPrimary ? " primary" : "")">\(screen.t(sendKey))</button></div></form>
            """
    }

    /// What the viewer can do next.
    private func next(_ screen: Screen) -> HTML {
        let words = "opportunities.next.\(conversation.side == .author ? "author" : "answerer")"
        let key = words + "." + conversation.state.rawValue
        let name = MessageValue.text(screen.name(conversation.counterpart))
        let parts = [choose(screen), refer(screen), followed(screen), retract(screen)].compactMap { $0 }
        return """
            <section class="card stack\(parts.isEmpty ? "" : " warm")"><div class="card-head">\
            <h2>\(screen.t("opportunities.next"))</h2>\(screen.stateTag(conversation.state))</div>\
            <p>\(screen.html(key, ["name": name]))</p>\(parts)</section>
            """
    }

    private func choose(_ screen: Screen) -> HTML? {
        guard conversation.canChoose else { return nil }
        return """
            <form method="post" action="\(Routes.choose(conversation.id))"><button class="button primary">\
            \(screen.icon("check"))<span>\(screen.t("opportunities.choose"))</span></button></form>
            """
    }

    private func refer(_ screen: Screen) -> HTML? {
        guard conversation.canRefer else { return nil }
        let declaring = DealController.declaring(
            with: conversation.answerer.membership, opportunity: conversation.about.id,
            sells: conversation.about.side == .offer, object: conversation.about.title)
        let deal: HTML = "<a class=\"button\" href=\"\(declaring)\">\(screen.t("opportunities.deal"))</a>"
        return """
            <p class="small soft">\(screen.t("opportunities.refer.hint." + conversation.about.side.rawValue))</p>\
            <div class="row"><form method="post" action="\(Routes.refer(conversation.id))">\
            <input type="hidden" name="\(MessageForm.Field.key)" value="\(referral.description)">\
            <button class="button primary">\(screen.icon("give", mirrored: true))\
            <span>\(screen.t("opportunities.refer"))</span></button></form>\(deal)</div>
            """
    }

    private func followed(_ screen: Screen) -> HTML? {
        conversation.referral.map { referral in
            """
            <p><a class="button" href="\(ReferralController.Routes.referral(referral))">\
            \(screen.t("opportunities.referral.see"))</a></p>
            """
        }
    }

    private func retract(_ screen: Screen) -> HTML? {
        guard conversation.canRetract else { return nil }
        return """
            <details class="more"><summary>\(screen.t("opportunities.retract"))</summary><form class="stack" novalidate \
            method="post" action="\(Routes.retract(conversation.id))"><p>\(screen.t("opportunities.retract.ask"))</p>\
            <div class="actions"><button class="button danger">\(screen.t("opportunities.retract.yes"))</button></div>\
            </form></details>
            """
    }

    private func counterpart(_ screen: Screen) -> HTML {
        let other = conversation.counterpart
        return """
            <section class="card stack"><h2>\(screen.t("opportunities.conversation.other"))</h2><div class="profile">\
            \(screen.disc(other))<div><p class="strong"><a href="\(MemberController.Routes.member(other.membership))">\
            \(bdi: screen.name(other))</a></p><p class="small soft">\(bdi: other.company)</p></div></div></section>
            """
    }
}
