import Localization
import Persistence
import Web

/// Asks the bureau once, with what follows, before it ends a membership.
struct DeparturePage: Sendable {
    var seat: DepartureRepository.Seat
    var form: FormView

    private typealias Field = DepartureForm.Field

    func html(_ screen: Screen) -> HTML {
        let title = screen.t("departures.ask.title")
        let words = FieldStyle.line.area(3).limited(500).hinted("departures.form.words.hint")
        let body: HTML = """
            <div class="page-head"><h1>\(title)</h1>\
            <p class="soft">\(bdi: seat.name) · \(bdi: seat.company) · \(bdi: seat.branch)</p></div>\(form.summary(screen))\
            <form class="card stack narrow" novalidate method="post" action="\(DepartureController.Routes.decide(seat.membership))">\
            \(DepartureConsequences(isOwn: false).html(screen))\
            \(form.field(Field.day, "departures.form.day", FieldStyle(type: "date", max: 40), screen))\
            \(form.field(Field.words, "departures.form.words", words, screen))\
            \(form.tick(Field.agrees, "departures.form.agrees", screen))\
            <div class="actions"><button class="button danger primary">\(screen.t("departures.ask.yes"))</button>\
            <a class="button plain" href="\(MemberController.Routes.member(seat.membership))">\
            \(screen.t("departures.no"))</a></div></form>
            """
        return Shell(title: title, place: .members).page(body, screen)
    }
}

/// Asks a member once, with what follows, before they leave.
struct OwnDeparturePage: Sendable {
    var seat: DepartureRepository.Seat
    var form: FormView

    private typealias Field = DepartureForm.Field

    func html(_ screen: Screen) -> HTML {
        let title = screen.t("departures.own.title")
        let words = FieldStyle.line.area(3).limited(500).optional().hinted("departures.own.words.hint")
        let body: HTML = """
            <div class="page-head"><h1>\(title)</h1><p class="soft">\(bdi: seat.company) · \(bdi: seat.branch)</p></div>\
            \(form.summary(screen))\
            <form class="card stack narrow" novalidate method="post" action="\(DepartureController.Routes.leave())">\
            <input type="hidden" name="seat" value="\(seat.membership.description)">\
            \(DepartureConsequences(isOwn: true).html(screen))\
            \(form.field(Field.words, "departures.own.words", words, screen))\
            \(form.tick(Field.agrees, "departures.own.agrees", screen))\
            <div class="actions"><button class="button danger primary">\(screen.t("departures.own.yes"))</button>\
            <a class="button plain" href="\(MoreController.Routes.more())">\(screen.t("departures.no"))</a></div></form>
            """
        return Shell(title: title, place: .more).page(body, screen)
    }
}

/// What follows from the end of a membership.
private struct DepartureConsequences {
    var isOwn: Bool

    func html(_ screen: Screen) -> HTML {
        let base = isOwn ? "departures.own." : "departures.ask."
        let lines = ["page", "open", "history", "undo"].map { line -> HTML in
            "<li>\(screen.t(base + line))</li>"
        }
        return "<ul class=\"reasons\">\(lines)</ul>"
    }
}
