import Chronology
import Localization
import Web

/// "I am here", for whoever read the code on the wall.
struct HerePage: Sendable {
    var sign: HereSign
    var code: String
    var key: String
    /// Whether it is known who reads it.
    var isKnown = false
    /// Whether they are signed in without a seat: signing in once more would not help them.
    var isSeatless = false
    var arrivedAt: Instant?

    private typealias Routes = HereController.Routes

    func html(_ screen: Screen) -> HTML {
        """
        <section class="cover stack"><p class="soft">\(screen.t("door.wall.at"))</p><h1>\(bdi: sign.title)</h1>\
        \(act(screen))</section>
        """
    }

    private func act(_ screen: Screen) -> HTML {
        if let arrivedAt {
            let time = screen.t.dates.time(screen.zone.local(at: arrivedAt).time)
            return "<p class=\"strong\">\(screen.html("door.here.own", ["time": .written(time)]))</p>"
        }
        guard sign.hours.isOpen(screen.visit.now) else { return "<p>\(screen.t("door.wall.closed"))</p>" }
        if isSeatless { return "<p>\(screen.t("door.conflict.seatless"))</p>" }
        guard isKnown else { return unknown(screen) }
        return """
            <form method="post" action="\(Routes.arrive(sign.id, code))">\
            <input type="hidden" name="\(CheckInForm.Field.key)" value="\(key)">\
            <button class="button primary wide">\(screen.t("door.here.do"))</button></form>
            """
    }

    private func unknown(_ screen: Screen) -> HTML {
        let next = SignInController.Routes.ask().query("next", Routes.here(sign.id, code).description)
        return """
            <p>\(screen.t("door.wall.member"))</p>\
            <p><a class="button primary wide" href="\(next)">\(screen.t("door.wall.sign-in"))</a></p>\
            <p>\(screen.t("door.wall.visitor"))</p>
            """
    }
}
