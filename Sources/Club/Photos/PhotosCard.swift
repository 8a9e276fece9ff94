import Localization
import Web

/// The way from a meeting to its photos, once it has begun.
struct PhotosCard: Sendable {
    var meeting: ShownMeeting
    var count: Int

    func html(_ screen: Screen) -> HTML? {
        guard meeting.state == .published, meeting.startsAt <= screen.visit.now else { return nil }
        let takesPart = meeting.isManaged || meeting.answer?.sits == true
        guard count > 0 || takesPart else { return nil }
        let words: HTML =
            count == 0 ? "\(screen.t("photos.card.none"))" : screen.html("photos.count", count: count)
        return """
            <section class="card stack no-print" id="photos"><h2>\(screen.t("photos.title"))</h2><p>\(words)</p>\
            <a class="button" href="\(PhotoController.Routes.gallery(meeting.id))">\
            \(screen.t(takesPart ? "photos.card.add" : "photos.card.see"))</a></section>
            """
    }
}
