import Localization
import Web

/// The sheet for the wall, one A4 page: who reads its code notes themselves here.
struct WallPage: Sendable {
    var meeting: ShownMeeting
    /// Nil when no code was drawn yet.
    var address: String?

    func html(_ screen: Screen) -> HTML {
        """
        <p class="no-print"><a class="link" href="\(DoorController.Routes.list(meeting.id))">\
        \(screen.icon("back", mirrored: true))<span>\(screen.t("door.title"))</span></a></p>\(sheet(screen))
        """
    }

    private func sheet(_ screen: Screen) -> HTML {
        guard let address, let drawing = try? QRCodeDrawing.svg(address) else {
            return """
                <form class="card stack" method="post" action="\(DoorController.Routes.draw(meeting.id))">\
                <h1>\(screen.t("door.wall"))</h1><p>\(screen.t("door.wall.draw.text"))</p>\
                <button class="button primary">\(screen.t("door.wall.draw"))</button></form>
                """
        }
        return """
            <p class="soft prose no-print">\(screen.t("door.wall.hint"))</p>\
            <section class="cover poster stack"><p>\(bdi: screen.visit.club?.name ?? "")</p><h1>\(bdi: meeting.title)</h1>\
            <p>\(MeetingWords.moment(meeting, screen))</p><figure class="qr" role="img" \
            aria-label="\(screen.t("door.wall.alt"))">\(drawing)</figure>\
            <p class="strong">\(screen.t("door.wall.say"))</p>\
            <p class="small">\(screen.t("door.wall.how"))</p></section>
            """
    }
}
