import Chronology
import Localization
import Persistence
import Web

/// Decisions, then tasks with who and until when, each with the tap that closes it.
struct TaskList: Sendable {
    var tasks: [MeetingTask]
    var isManaged: Bool
    /// Whether these are the reader's own, of several meetings.
    var isOwnList = false
    /// Those a task may be given to whose owner left.
    var people: [RegisteredMember] = []

    private typealias Routes = MinutesController.Routes
    private typealias Field = MinutesController.Field

    func html(_ screen: Screen) -> HTML? {
        let (decisions, rest) = (shown(.decision), shown(.task))
        guard !decisions.isEmpty || !rest.isEmpty else { return nil }
        return "\(card("minutes.decisions", decisions, screen))\(card("minutes.tasks", rest, screen))"
    }

    private func shown(_ kind: MeetingTask.Kind) -> [MeetingTask] {
        tasks.filter { $0.kind == kind && $0.state != .dropped }
    }

    private func card(_ key: String, _ tasks: [MeetingTask], _ screen: Screen) -> HTML? {
        guard !tasks.isEmpty else { return nil }
        return """
            <section class="card"><div class="card-head"><h2>\(screen.t(key))</h2></div>\
            <ul role="list" class="waits">\(tasks.map { line($0, screen) })</ul></section>
            """
    }

    private func line(_ task: MeetingTask, _ screen: Screen) -> HTML {
        let left: HTML? = task.hasOwnerLeft ? " (\(screen.t("minutes.owner.left")))" : nil
        let who: HTML? = isOwnList ? nil : task.owner.map { "\(bdi: screen.name($0))\(left) · " }
        let due: HTML? = task.dueOn.map { day in
            let isLate = task.state == .open && day < screen.visit.today
            let words = screen.html("minutes.until", ["day": .written(screen.t.dates.medium(day))])
            return isLate ? "\(words) · <strong>\(screen.t("minutes.late"))</strong>" : words
        }
        let source: HTML? =
            isOwnList
            ? "<a href=\"\(Routes.minutes(task.meeting))\">\(bdi: task.title)</a> · " : nil
        let facts: HTML? =
            task.kind == .decision ? nil : "<span class=\"soft small\">\(source)\(who)\(due)</span>"
        let tag: HTML? =
            task.state == .done ? "<span class=\"tag done\">\(screen.t("minutes.state.done"))</span>" : nil
        return """
            <li><span><strong class="keep">\(bdi: task.words)</strong>\(facts)</span>\(tag)\(steps(task, screen))\(hand(task, screen))</li>
            """
    }

    /// To somebody who is there, what a member leaves behind.
    private func hand(_ task: MeetingTask, _ screen: Screen) -> HTML? {
        let heirs = people.filter { $0.party.membership != task.owner?.membership }
        guard isManaged, task.hasOwnerLeft, task.state == .open, !heirs.isEmpty else { return nil }
        let options = heirs.map { person -> HTML in
            "<option value=\"\(person.party.membership.description)\">\(screen.name(person.party))</option>"
        }
        let id = "owner-\(task.id)"
        return """
            <form class="row no-print" method="post" action="\(Routes.hand(task.id))">\
            <label for="\(id)" class="visually-hidden">\(screen.t("minutes.owner"))</label>\
            <select id="\(id)" name="\(Field.owner)">\(options)</select>\
            <button class="button small">\(screen.t("minutes.hand"))</button></form>
            """
    }

    private func steps(_ task: MeetingTask, _ screen: Screen) -> HTML? {
        guard isManaged || task.isOwn else { return nil }
        var buttons: [(state: MeetingTask.State, key: String)] = []
        if task.kind == .task {
            buttons.append(task.state == .open ? (.done, "minutes.done") : (.open, "minutes.reopen"))
        }
        if isManaged { buttons.append((.dropped, "minutes.drop")) }
        let items = buttons.map { button -> HTML in
            """
            <button class="button small" name="\(Field.state)" value="\(button.state.rawValue)">\(screen.t(button.key))</button>
            """
        }
        return """
            <form class="row no-print" method="post" action="\(Routes.move(task.id))">\
            <input type="hidden" name="\(Field.from)" value="\(isOwnList ? "own" : "")">\(items)</form>
            """
    }
}
