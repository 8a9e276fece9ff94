import Localization
import Web

/// For the bureau: whether somebody with this number came before, and the way to put a wrong one right. A number typed by
/// somebody whose it is not is free again with it.
struct VisitorNumberCard: Sendable {
    var visitor: ShownVisitor
    var form: FormView

    func html(_ screen: Screen) -> HTML? {
        guard visitor.isManaged, !visitor.isErased, visitor.phone != nil else { return nil }
        let visits = visitor.numberVisits ?? 0
        let seen: HTML? =
            visits == 0 ? nil : "<p>\(screen.html("visitors.number.seen", count: visits))</p>"
        let isWrong = form.problem(VisitorForm.Field.phone) != nil
        let style = FieldStyle.phone.optional().hinted("visitors.number.hint")
        return """
            <section class="card stack no-print" id="number"><h2>\(screen.t("visitors.form.phone"))</h2>\(seen)\
            <details class="more"\(attribute: "open", if: isWrong)><summary>\(screen.t("visitors.number.wrong"))</summary>\
            <form class="stack" method="post" action="\(VisitorController.Routes.number(visitor.id))" novalidate>\
            \(form.field(VisitorForm.Field.phone, "visitors.number.right", style, screen))\
            <div class="actions"><button class="button">\(screen.t("visitors.number.do"))</button></div></form></details>\
            </section>
            """
    }
}
