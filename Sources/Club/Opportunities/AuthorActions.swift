import Localization
import Web

/// What an author can do with their opportunity besides closing it.
struct AuthorActions: Sendable {
    var opportunity: ListedOpportunity

    private typealias Routes = OpportunityController.Routes

    func html(_ screen: Screen) -> HTML? {
        let parts = [pending(screen), together(screen), shared(screen)].compactMap { $0 }
        guard !parts.isEmpty else { return nil }
        return "<section class=\"card stack\"><h2>\(screen.t("opportunities.yours"))</h2>\(parts)</section>"
    }

    private func pending(_ screen: Screen) -> HTML? {
        guard opportunity.status.isPending else { return nil }
        return """
            <div class="row"><a class="button" href="\(Routes.edit(opportunity.id))">\(screen.icon("edit"))\
            <span>\(screen.t("opportunities.edit"))</span></a>\
            <form method="post" action="\(Routes.extend(opportunity.id))"><button class="button">\
            \(screen.icon("calendar"))<span>\(screen.t("opportunities.extend"))</span></button></form></div>\
            <details class="more"><summary>\(screen.t("opportunities.withdraw"))</summary><form class="stack" novalidate \
            method="post" action="\(Routes.withdraw(opportunity.id))"><p>\(screen.t("opportunities.withdraw.ask"))</p>\
            <div class="actions"><button class="button danger">\(screen.t("opportunities.withdraw.yes"))</button></div>\
            </form></details>
            """
    }

    /// What one seeks to buy, others may seek too.
    private func together(_ screen: Screen) -> HTML? {
        guard opportunity.side == .need, opportunity.kind == .purchase, opportunity.status.isPending else { return nil }
        // An address has an end; the form leaves room for the rest.
        let text = String(opportunity.words.unicodeScalars.prefix(400))
        let path = PurchaseController.Routes.new().query("title", opportunity.title).query("text", text)
        return """
            <p><a class="link" href="\(path)">\(screen.icon("people"))\
            <span>\(screen.t("purchases.from-opportunity"))</span></a></p>
            """
    }

    /// A public one can be sent on, without any name.
    private func shared(_ screen: Screen) -> HTML? {
        guard opportunity.visibility == .everyone, opportunity.status == .open else { return nil }
        return """
            <p class="small soft">\(screen.t("opportunities.public.hint"))</p>\
            <p><a class="link" href="\(Routes.publicPage(opportunity.id))">\(screen.icon("globe"))\
            <span>\(screen.t("opportunities.public.see"))</span></a></p>
            """
    }
}
