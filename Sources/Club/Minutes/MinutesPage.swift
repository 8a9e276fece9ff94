import Chronology
import Localization
import Persistence
import Web

/// The minutes of a meeting, what was decided and promised; its bureau writes them here.
struct MinutesPage: Sendable {
    var meeting: ShownMeeting
    var minutes: Minutes
    var tasks: [MeetingTask]
    /// Those a task may be given to.
    var people: [RegisteredMember]
    var done: MinutesDone?
    var form: FormView
    var task: FormView
    var key: ID<MeetingTask>

    private typealias Routes = MinutesController.Routes
    private typealias Field = MinutesController.Field

    func html(_ screen: Screen) -> HTML {
        """
        <p class="no-print"><a class="link" href="\(MeetingController.Routes.meeting(meeting.id))">\
        \(screen.icon("back", mirrored: true))<span>\(bdi: meeting.title)</span></a></p>\
        \(done.map { screen.notice($0.key) })\(form.summary(screen))\(task.summary(screen))\
        <div class="page-head"><h1>\(screen.t("minutes.title"))</h1>\
        <p class="strong">\(bdi: meeting.title)</p><p class="soft">\(MeetingWords.moment(meeting, screen))</p></div>\
        <div class="stack">\(words(screen))\(TaskList(tasks: tasks, isManaged: meeting.isManaged, people: people).html(screen))\
        \(meeting.isManaged ? adding(screen) : nil)\(meeting.isManaged ? writing(screen) : nil)</div>
        """
    }

    private func words(_ screen: Screen) -> HTML? {
        guard minutes.sentAt != nil || form.problem(Field.words) != nil else { return nil }
        let corrected: HTML? = minutes.correctedAt.map { moment in
            let day = MessageValue.written(screen.t.dates.long(screen.day(moment)))
            return "<p class=\"soft small\">\(screen.html("minutes.corrected", ["day": day]))</p>"
        }
        return """
            <section class="card stack"><h2>\(screen.t("minutes.words"))</h2>\
            <p class="prose keep">\(bdi: minutes.words)</p>\(corrected)</section>
            """
    }

    private func adding(_ screen: Screen) -> HTML {
        var form = task
        if form.value(Field.kind).isEmpty { form.values.append(Field.kind, MeetingTask.Kind.decision.rawValue) }
        let kinds = MeetingTask.Kind.allCases.map { kind in
            (value: kind.rawValue, label: "minutes.kind." + kind.rawValue, hint: nil as String?)
        }
        let nobody: [(value: String, label: String)] = [(value: "", label: "–")]
        let owners = people.map { person in
            (value: person.party.membership.description, label: screen.name(person.party))
        }
        return """
            <section class="card stack no-print"><h2>\(screen.t("minutes.add"))</h2>\
            <form class="stack" method="post" action="\(Routes.note(meeting.id))" novalidate>\
            <input type="hidden" name="\(Field.key)" value="\(key.description)">\
            \(form.choice(Field.kind, "minutes.kind", kinds, screen))\
            \(form.field(Field.task, "minutes.task", FieldStyle.line.limited(MeetingTask.longest), screen))<div class="pair">\
            \(form.select(Field.owner, "minutes.owner", nobody + owners, hint: "minutes.owner.hint", isOptional: true, screen))\
            \(form.field(Field.due, "minutes.due", FieldStyle(type: "date", isOptional: true, max: 40), screen))</div>\
            <div class="actions"><button class="button">\(screen.t("minutes.add.do"))</button></div></form></section>
            """
    }

    private func writing(_ screen: Screen) -> HTML {
        var form = form
        if form.values[Field.words] == nil { form.values.append(Field.words, minutes.words) }
        let isSent = minutes.sentAt != nil
        let send: HTML? =
            isSent || minutes.version == 0
            ? nil
            : """
            <form class="stack" method="post" action="\(Routes.send(meeting.id))">\
            <p class="soft small">\(screen.t("minutes.send.hint"))</p>\
            <div class="actions"><button class="button primary">\(screen.t("minutes.send"))</button></div></form>
            """
        return """
            <section class="card stack no-print"><h2>\(screen.t(isSent ? "minutes.correct" : "minutes.write"))</h2>\
            <form class="stack" method="post" action="\(Routes.write(meeting.id))" novalidate>\
            <input type="hidden" name="\(Field.version)" value="\(String(minutes.version))">\
            \(form.field(Field.words, "minutes.words", FieldStyle.line.area(14).limited(Minutes.longest), screen))\
            <div class="actions"><button class="button">\(screen.t(isSent ? "minutes.correct.do" : "minutes.keep"))</button></div>\
            </form>\(send)</section>
            """
    }
}
