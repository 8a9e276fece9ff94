import Localization
import Web

/// What one took upon oneself at meetings, the next due first.
struct OwnTasksPage: Sendable {
    var tasks: [MeetingTask]
    var isDone: Bool

    func html(_ screen: Screen) -> HTML {
        """
        <p class="no-print"><a class="link" href="\(MeetingController.Routes.all())">\
        \(screen.icon("back", mirrored: true))<span>\(screen.t("meetings.title"))</span></a></p>\
        \(isDone ? screen.notice(MinutesDone.moved.key) : nil)\
        <div class="page-head"><h1>\(screen.t("minutes.own.title"))</h1>\
        <p class="soft prose">\(screen.t("minutes.own.lead"))</p></div>\(list(screen))
        """
    }

    private func list(_ screen: Screen) -> HTML {
        TaskList(tasks: tasks, isManaged: false, isOwnList: true).html(screen)
            ?? screen.empty("check", "minutes.own.none.title", "minutes.own.none.text")
    }
}
