import Chronology
import Localization
import Persistence
import Web

/// What the viewer can do next: one thing stands out, the others beside it.
struct PurchaseActions: Sendable {
    var page: PurchasePage

    private typealias Routes = PurchaseController.Routes
    private var purchase: ShownPurchase { page.purchase }
    private var form: FormView { page.form }

    func html(_ screen: Screen) -> HTML? {
        let parts = [
            takeOver(screen), confirm(screen), choose(screen), join(screen), offer(screen), wait(screen),
            endJoining(screen),
            ownOffer(screen), leave(screen), cancel(screen),
        ].compactMap { $0 }
        guard !parts.isEmpty else { return nil }
        return "<section class=\"card stack warm\"><h2>\(screen.t("purchases.next"))</h2>\(parts)</section>"
    }

    /// What is waited for, when nothing is asked of the viewer.
    private func wait(_ screen: Screen) -> HTML? {
        guard purchase.stage.isOpen else { return nil }
        let vacant: HTML? = purchase.vacantUntil.map { until in
            let day = screen.t.dates.long(screen.day(until - .milliseconds(1)))
            return "<p>\(screen.html("purchases.vacant", ["day": .written(day)]))</p>"
        }
        return "\(vacant)\(PurchaseTag.deadline(purchase, screen))"
    }

    private func join(_ screen: Screen) -> HTML? {
        guard purchase.stage == .joining, purchase.joinsEndAt > screen.visit.now else { return nil }
        if purchase.isFull, !purchase.isIn { return "<p>\(screen.t("purchases.full"))</p>" }
        var ready = form
        if ready.values["quantity"] == nil, let part = purchase.part, part.status.isIn {
            ready.values.append("quantity", screen.t.numbers.plain(part.quantity))
        }
        let style = FieldStyle(hint: "purchases.form.quantity.hint", autocomplete: "off", inputmode: "decimal", max: 40)
        let fields: HTML = """
            <form class="stack" novalidate method="post" action="\(Routes.join(purchase.id))">\
            <p class="soft small">\(screen.html("purchases.join.unit", ["unit": .text(purchase.unit)]))</p>\
            \(ready.field("quantity", "purchases.own.quantity", style, screen))\
            <div class="actions"><button class="button\(purchase.isIn ? "" : " primary")">\
            \(screen.t(purchase.isIn ? "purchases.join.change" : "purchases.join"))</button></div></form>
            """
        guard purchase.isIn else { return fields }
        return """
            <details class="more"\(attribute: "open", if: form.problem("quantity") != nil)>\
            <summary>\(screen.t("purchases.join.change"))</summary>\(fields)</details>
            """
    }

    private func confirm(_ screen: Screen) -> HTML? {
        guard purchase.mayConfirm(screen.visit.now), let part = purchase.part, let chosen = page.chosen,
            let limits = page.limits
        else { return nil }
        let values: (Int64) -> [String: MessageValue] = { minor in
            [
                "price": .text(money(minor, screen)), "unit": .text(purchase.unit),
                "total": .text(money(chosen.cost(part.quantity, unitMinor: minor), screen)),
            ]
        }
        let choices: [(PurchaseCeiling, Int64)] =
            limits.present < limits.dearest
            ? [(.present, limits.present), (.any, limits.dearest)] : [(.any, limits.dearest)]
        let picked = form.values["ceiling"] ?? (choices.count == 1 ? PurchaseCeiling.any.rawValue : "")
        let options = choices.enumerated().map { index, choice -> HTML in
            let key = choices.count == 1 ? "purchases.confirm.only" : "purchases.confirm." + choice.0.rawValue
            return """
                <label><input type="radio"\(attribute: "id", index == 0 ? "ceiling" : nil) name="ceiling" required \
                value="\(choice.0.rawValue)"\(attribute: "checked", if: choice.0.rawValue == picked)>\
                <span>\(screen.html(key, values(choice.1)))</span></label>
                """
        }
        let supplier: [String: MessageValue] = ["supplier": .text(chosen.supplier)]
        return """
            <form class="stack" novalidate method="post" action="\(Routes.confirm(purchase.id))">\
            <fieldset class="choice list"><legend>\(screen.html("purchases.confirm.ask", supplier))</legend>\(options)\
            \(form.error("ceiling", screen))</fieldset>\
            \(form.tick("agrees", "purchases.confirm.agrees", screen))\
            <div class="actions"><button class="button primary">\(screen.t("purchases.confirm.yes"))</button></div></form>
            """
    }

    private func choose(_ screen: Screen) -> HTML? {
        guard purchase.mayChoose, let comparison = page.comparison else { return nil }
        let picked = form.value("offer")
        let options = comparison.lines.enumerated().map { index, line -> HTML in
            let best: HTML? =
                line.isBest ? " <span class=\"tag done\">\(screen.t("purchases.best"))</span>" : nil
            return """
                <label><input type="radio"\(attribute: "id", index == 0 ? "offer" : nil) name="offer" required \
                value="\(line.offer.id.description)"\(attribute: "checked", if: line.offer.id.description == picked)>\
                <span><strong>\(bdi: line.offer.supplier)</strong>\(best)<span class="hint">\
                \(bdi: money(line.totalMinor, screen))</span></span></label>
                """
        }
        return """
            <form class="stack" novalidate method="post" action="\(Routes.choose(purchase.id))"><fieldset class="choice list">\
            <legend>\(screen.t("purchases.choose.ask"))</legend>\(options)\(form.error("offer", screen))</fieldset>\
            <p class="small soft">\(screen.t("purchases.choose.hint"))</p>\
            <div class="actions"><button class="button primary">\(screen.t("purchases.choose.yes"))</button></div></form>
            """
    }

    private func offer(_ screen: Screen) -> HTML? {
        guard purchase.mayOffer(screen.visit.now) else { return nil }
        let key = purchase.isOrganiser ? "purchases.offer.note" : "purchases.offer.make"
        // One thing stands out: for the organiser with offers to choose from, it is the choice.
        let style = purchase.isOrganiser && page.comparison != nil ? "button" : "button primary"
        return """
            <p><a class="\(style)" href="\(Routes.newOffer(purchase.id))">\(screen.icon("plus"))\
            <span>\(screen.t(key))</span></a></p>
            """
    }

    private func ownOffer(_ screen: Screen) -> HTML? {
        guard let own = purchase.ownOffer, purchase.stage == .offers || purchase.stage == .choosing else { return nil }
        return asking(
            "purchases.offer.withdraw", Routes.withdrawOffer(purchase.id, own),
            "<p>\(screen.t("purchases.offer.withdraw.ask"))</p>", yes: "purchases.offer.withdraw.yes", screen)
    }

    private func endJoining(_ screen: Screen) -> HTML? {
        guard purchase.isOrganiser, purchase.vacantUntil == nil, purchase.stage == .joining,
            purchase.companies >= Purchase.fewestCompanies
        else { return nil }
        return asking(
            "purchases.end-joining", Routes.endJoining(purchase.id),
            "<p>\(screen.t("purchases.end-joining.ask"))</p>", yes: "purchases.end-joining.yes", danger: false, screen)
    }

    private func takeOver(_ screen: Screen) -> HTML? {
        guard purchase.mayTakeOver(screen.visit.now) else { return nil }
        return """
            <form class="stack" novalidate method="post" action="\(Routes.takeOver(purchase.id))">\
            <p>\(screen.t("purchases.take-over.ask"))</p>\
            <div class="actions"><button class="button">\(screen.t("purchases.take-over.yes"))</button></div></form>
            """
    }

    private func leave(_ screen: Screen) -> HTML? {
        guard purchase.isIn, purchase.stage.isOpen else { return nil }
        return asking(
            "purchases.leave", Routes.leave(purchase.id), "<p>\(screen.t("purchases.leave.ask"))</p>",
            yes: "purchases.leave.yes", screen)
    }

    private func cancel(_ screen: Screen) -> HTML? {
        guard purchase.isOrganiser, purchase.vacantUntil == nil, purchase.stage.isOpen else { return nil }
        let words = form.field("words", "purchases.cancel.words", FieldStyle.line.area(2).limited(500), screen)
        return asking(
            "purchases.cancel", Routes.cancel(purchase.id),
            "<p>\(screen.t("purchases.cancel.ask"))</p>\(words)", yes: "purchases.cancel.yes",
            isOpen: form.problem("words") != nil, screen)
    }

    /// A step that asks once, with its consequence.
    private func asking(
        _ key: String, _ path: URLPath, _ text: HTML, yes: String, danger: Bool = true, isOpen: Bool = false,
        _ screen: Screen
    ) -> HTML {
        """
        <details class="more"\(attribute: "open", if: isOpen)><summary>\(screen.t(key))</summary>\
        <form class="stack" novalidate method="post" action="\(path)">\(text)\
        <div class="actions"><button class="button\(danger ? " danger" : "")">\(screen.t(yes))</button></div></form></details>
        """
    }

    private func money(_ minor: Int64, _ screen: Screen) -> String {
        screen.t.numbers.money(minor, purchase.currency, droppingZeros: true)
    }
}
