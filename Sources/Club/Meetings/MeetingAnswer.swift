import Localization
import Web

/// Coming, maybe, not coming, somebody else: one tap, which can be taken back by another as long as it has not begun.
struct MeetingAnswer: Sendable {
    var page: MeetingPage

    private var meeting: ShownMeeting { page.meeting }
    private typealias Routes = MeetingController.Routes

    func html(_ screen: Screen) -> HTML? {
        if meeting.state == .cancelled { return cancelled(screen) }
        guard page.mayAnswer, meeting.isOpen(screen.visit.now) else { return nil }
        return """
            <section class="card stack\(meeting.answer == nil ? " warm" : "")" id="answer">\
            <h2>\(screen.t("meetings.answer"))</h2>\(standing(screen))\
            <form class="row" method="post" action="\(Routes.answer(meeting.id))">\
            \([Meeting.Answer.coming, .maybe, .declined].map { button($0, screen) })</form>\
            \(substitute(screen))\(calendar(screen))</section>
            """
    }

    private func cancelled(_ screen: Screen) -> HTML {
        let reason: HTML? =
            meeting.cancelReason.isEmpty
            ? nil : "<blockquote class=\"quote keep\">\(bdi: meeting.cancelReason)</blockquote>"
        return """
            <section class="card stack"><h2>\(screen.t("meetings.cancelled"))</h2>\(reason)</section>
            """
    }

    private func standing(_ screen: Screen) -> HTML? {
        switch meeting.answer {
        case nil: meeting.isFull ? "<p>\(screen.t("meetings.answer.full"))</p>" : nil
        case .waiting:
            "<p>\(screen.html("meetings.answer.turn", ["turn": .written(screen.number(meeting.turn ?? 1))]))</p>"
        case .substitute: "<p>\(screen.html("meetings.answer.substitute", ["name": .text(meeting.substitute)]))</p>"
        case .coming: "<p>\(screen.t("meetings.answer.coming"))</p>"
        case .maybe: "<p>\(screen.t("meetings.answer.maybe"))</p>"
        case .declined: "<p>\(screen.t("meetings.answer.declined"))</p>"
        }
    }

    private func button(_ answer: Meeting.Answer, _ screen: Screen) -> HTML {
        let isChosen = meeting.answer == answer || answer == .coming && meeting.answer == .waiting
        let isPrimary = answer == .coming && meeting.answer == nil
        let key = answer == .coming && meeting.isFull && meeting.answer?.sits != true ? "wait" : answer.rawValue
        return """
            <button class="button\(isPrimary ? " primary" : "")" name="answer" value="\(answer.rawValue)"\
            \(attribute: "aria-pressed", isChosen ? "true" : nil)>\(screen.t("meetings.button." + key))</button>
            """
    }

    private func substitute(_ screen: Screen) -> HTML {
        let isWrong = page.form.problem("substitute") != nil
        var form = page.form
        if form.values["substitute"] == nil { form.values.append("substitute", meeting.substitute) }
        return """
            <details class="more"\(attribute: "open", if: isWrong)><summary>\(screen.t("meetings.substitute"))</summary>\
            <form class="stack" method="post" action="\(Routes.answer(meeting.id))" novalidate>\
            <input type="hidden" name="answer" value="\(Meeting.Answer.substitute.rawValue)">\
            \(form.field("substitute", "meetings.substitute.name", FieldStyle(hint: "meetings.substitute.hint", max: 120), screen))\
            <div class="actions"><button class="button">\(screen.t("meetings.substitute.send"))</button></div></form></details>
            """
    }

    private func calendar(_ screen: Screen) -> HTML? {
        guard meeting.answer?.sits == true || meeting.answer == .maybe else { return nil }
        return """
            <p><a class="link" href="\(Routes.calendar(meeting.id))">\(screen.icon("calendar"))\
            <span>\(screen.t("meetings.calendar"))</span></a></p>
            """
    }
}
