import Localization
import Persistence
import Web

/// How one's own attendance stands on the meeting's page, and the way to have it put right.
struct OwnAttendance: Sendable {
    var meeting: ID<Meeting>
    var own: AttendanceRepository.Own
    var key: ID<AttendanceRepository.Correction>
    var form: FormView

    private typealias Field = AttendanceController.Field

    func html(_ screen: Screen) -> HTML {
        let state = screen.t("attendance.state." + own.state.rawValue)
        return """
            <section class="card stack no-print"><h2>\(screen.t("attendance.own"))</h2>\
            <p><strong>\(state)</strong></p>\(own.isAsked ? waits(screen) : ask(screen))</section>
            """
    }

    private func waits(_ screen: Screen) -> HTML { "<p class=\"soft\">\(screen.t("attendance.own.asked"))</p>" }

    private func ask(_ screen: Screen) -> HTML {
        let others = Attendance.State.allCases.filter { $0 != own.state }.map { state in
            (value: state.rawValue, label: screen.t("attendance.state." + state.rawValue))
        }
        return """
            <details class="more"\(attribute: "open", if: !form.problems.isEmpty)>\
            <summary>\(screen.t("attendance.own.ask"))</summary>\
            <form class="stack" method="post" action="\(AttendanceController.Routes.ask(meeting))" novalidate>\
            <input type="hidden" name="\(Field.key)" value="\(key.description)">\
            \(form.select(Field.wanted, "attendance.own.wanted", others, screen))\
            \(form.field(Field.words, "attendance.own.words", FieldStyle.line.area(2).limited(400).optional(), screen))\
            <div class="actions"><button class="button">\(screen.t("attendance.own.send"))</button></div></form></details>
            """
    }
}
