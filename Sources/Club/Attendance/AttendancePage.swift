import Localization
import Persistence
import Web

/// Who was there, for the bureau that held the meeting; what members ask to be put right stands first.
struct AttendancePage: Sendable {
    var meeting: ShownMeeting
    var lines: [AttendanceRepository.Line]
    var done: AttendanceDone?

    private typealias Routes = AttendanceController.Routes
    private typealias Field = AttendanceController.Field

    func html(_ screen: Screen) -> HTML {
        """
        <p class="no-print"><a class="link" href="\(MeetingController.Routes.meeting(meeting.id))">\
        \(screen.icon("back", mirrored: true))<span>\(bdi: meeting.title)</span></a></p>\
        \(done.map { screen.notice($0.key) })\
        <div class="page-head"><h1>\(screen.t("attendance.title"))</h1>\
        <p class="soft">\(MeetingWords.moment(meeting, screen))</p></div>\(corrections(screen))\(list(screen))
        """
    }

    private func corrections(_ screen: Screen) -> HTML? {
        let asked = lines.compactMap { line in line.correction.map { (line, $0) } }
        guard !asked.isEmpty else { return nil }
        let items = asked.map { line, correction -> HTML in
            let words: HTML? =
                correction.words.isEmpty
                ? nil : "<blockquote class=\"quote keep\">\(bdi: correction.words)</blockquote>"
            let buttons = AttendanceController.Answer.allCases.map { answer -> HTML in
                """
                <button class="button small" name="\(Field.answer)" value="\(answer.rawValue)">\
                \(screen.t("attendance.answer." + answer.rawValue))</button>
                """
            }
            let values: [String: MessageValue] = [
                "name": .text(screen.name(line.party)),
                "was": .written(screen.t("attendance.state." + line.state.rawValue)),
                "wanted": .written(screen.t("attendance.state." + correction.wanted.rawValue)),
            ]
            return """
                <li><span>\(screen.html("attendance.asked", values))\(words)</span>\
                <form class="row" method="post" action="\(Routes.decide(meeting.id))">\
                <input type="hidden" name="\(Field.correction)" value="\(correction.id.description)">\(buttons)</form></li>
                """
        }
        return """
            <section class="card warm"><div class="card-head"><h2>\(screen.t("attendance.corrections"))</h2></div>\
            <ul role="list" class="waits">\(items)</ul></section>
            """
    }

    private func list(_ screen: Screen) -> HTML {
        guard !lines.isEmpty else {
            return screen.empty("people", "attendance.none.title", "attendance.none.text")
        }
        let rows = lines.map { line -> HTML in
            let seat = line.party.membership
            let options = Attendance.State.allCases.map { state -> HTML in
                """
                <option value="\(state.rawValue)"\(attribute: "selected", if: state == line.state)>\
                \(screen.t("attendance.state." + state.rawValue))</option>
                """
            }
            return """
                <tr><th scope="row" data-label="\(screen.t("meetings.people.name"))">\(bdi: screen.name(line.party))</th>\
                <td data-label="\(screen.t("meetings.people.company"))">\(bdi: line.party.company)</td>\
                <td data-label="\(screen.t("attendance.state"))">\
                <input type="hidden" name="\(Field.before(seat))" value="\(line.state.rawValue)">\
                <select name="\(Field.state(seat))" aria-label="\(screen.name(line.party))">\(options)</select></td></tr>
                """
        }
        return """
            <form class="stack" method="post" action="\(Routes.change(meeting.id))"><table class="cards">\
            <caption class="visually-hidden">\(screen.t("attendance.title"))</caption><thead><tr>\
            <th scope="col">\(screen.t("meetings.people.name"))</th><th scope="col">\(screen.t("meetings.people.company"))</th>\
            <th scope="col">\(screen.t("attendance.state"))</th></tr></thead><tbody>\(rows)</tbody></table>\
            <div class="actions"><button class="button primary">\(screen.t("attendance.save"))</button></div></form>
            """
    }
}
