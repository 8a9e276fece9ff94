import Chronology
import Localization
import Persistence
import Web

/// The one-to-one: the way to it once an hour was taken, the hours proposed, or the wait for the other side.
struct MeetingCard: Sendable {
    var id: ID<Introduction>
    var meeting: SeenMeeting
    var form: FormView

    private typealias Routes = IntroductionController.Routes

    func html(_ screen: Screen) -> HTML {
        """
        <section class="card stack"><h2>\(screen.t("introductions.meeting"))</h2>\(body(screen))\(others(screen))</section>
        """
    }

    private func body(_ screen: Screen) -> HTML {
        if meeting.taken != nil { return agreed(screen) }
        let open = meeting.open(screen.visit.now)
        guard !open.isEmpty else { return "<p>\(screen.t("introductions.meeting.past"))</p>" }
        guard !meeting.isOwn else {
            let items = open.map { "<li>\(moment($0, screen))</li>" as HTML }
            return "<p>\(screen.t("introductions.meeting.own"))</p><ul>\(items)</ul>"
        }
        let buttons = open.enumerated().map { index, time -> HTML in
            """
            <button class="button\(index == 0 ? " primary" : "")" name="position" value="\(String(time.position))">\
            \(moment(time, screen))</button>
            """
        }
        return """
            <p>\(screen.t("introductions.meeting.choose"))</p><form method="post" action="\(Routes.take(id))">\
            <input type="hidden" name="\(TimesForm.Field.round)" value="\(String(meeting.round))">\
            <div class="row">\(buttons)</div></form>
            """
    }

    /// The hour stands with the one-to-one, where it may have been moved since.
    private func agreed(_ screen: Screen) -> HTML {
        """
        <p>\(screen.t("introductions.meeting.agreed"))</p>\
        <p><a class="button primary" href="\(OneToOneController.Routes.one(ID(rawValue: id.rawValue)))">\
        \(screen.icon("calendar"))<span>\(screen.t("introductions.meeting.open"))</span></a></p>
        """
    }

    private func others(_ screen: Screen) -> HTML? {
        guard meeting.taken == nil else { return nil }
        return """
            <details class="more"\(attribute: "open", if: !form.problems.isEmpty)>\
            <summary>\(screen.t("introductions.times.other"))</summary>\
            <form class="stack" novalidate method="post" action="\(Routes.propose(id))">\
            <input type="hidden" name="\(TimesForm.Field.round)" value="\(String(meeting.round))">\
            \(TimesFields(form: form).html(screen))\
            <div class="actions"><button class="button">\(screen.t("introductions.times.send"))</button></div></form></details>
            """
    }

    private func moment(_ time: SeenMeeting.Time, _ screen: Screen) -> HTML {
        let dates = screen.t.dates
        let weekday = dates.weekday(time.local.date.weekday)
        let words = weekday + " " + dates.dayMonth(time.local.date) + " · " + dates.time(time.local.time)
        return "<time datetime=\"\(time.local.isoText)\">\(words)</time>"
    }
}

/// Three fields for a day and an hour.
struct TimesFields: Sendable {
    var form: FormView

    func html(_ screen: Screen) -> HTML {
        let fields = TimesForm.Field.times.enumerated().map { index, field in
            form.field(
                field, "introductions.times." + String(index + 1), FieldStyle(type: "datetime-local", max: 40), screen)
        }
        return "<div class=\"stack tight\">\(fields)</div>"
    }
}
