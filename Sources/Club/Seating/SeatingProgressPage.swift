import Chronology
import Localization
import Persistence
import Web

/// How far the search has come; it goes on whether this page is open or not.
struct SeatingProgressPage: Sendable {
    var meeting: ShownMeeting
    var seating: ShownSeating
    var job: ShownJob

    private typealias Routes = SeatingController.Routes

    func html(_ screen: Screen) -> HTML {
        let seconds = (job.room ?? seating.room).seconds
        let gone = job.startedAt.map { (screen.visit.now.milliseconds - $0.milliseconds) / 1_000 } ?? 0
        let value = min(max(Int(gone), 0), seconds)
        let found: HTML =
            job.bound > 0
            ? screen.html(
                "seating.progress.found",
                ["pairs": .written(screen.number(job.newPairs)), "bound": .written(screen.number(job.bound))])
            : "\(screen.t("seating.progress.waits"))"
        return """
            \(screen.back("seating.title", Routes.tables(meeting.id)))\
            <div class="page-head"><h1>\(screen.t("seating.progress"))</h1><p class="soft">\(bdi: meeting.title)</p></div>\
            <section class="card stack narrow" data-live-part="seating" data-poll="1">\
            <progress max="\(String(seconds))" value="\(String(value))" aria-label="\(screen.t("seating.progress"))">\
            </progress><p role="status">\(found)</p><p class="soft small">\(screen.t("seating.progress.hint"))</p>\
            <div class="actions"><a class="button" href="\(Routes.progress(meeting.id))">\(screen.t("seating.progress.look"))</a>\
            <form method="post" action="\(Routes.cancel(meeting.id))">\
            <button class="button plain">\(screen.t("seating.progress.cancel"))</button></form></div></section>
            """
    }
}
