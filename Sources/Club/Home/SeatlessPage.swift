import Localization
import Web

/// Home for someone who is signed in without an active seat: a candidate, a suspended member, an administrator.
struct SeatlessPage: Sendable {
    var viewer: Viewer

    func html(_ screen: Screen) -> HTML {
        """
        <div class="page-head"><p class="soft">\(screen.t.dates.full(screen.visit.today))</p>\
        <h1>\(screen.html("home.hello", ["name": .text(viewer.givenName)]))</h1></div>\
        <section class="card stack narrow"><h2>\(screen.t("home.seatless.title"))</h2><p>\(screen.t(key))</p>\
        <p><a class="button primary" href="\(MoreController.Routes.more())">\(screen.t("home.seatless.more"))</a></p>\
        </section>\(RunningLinks(viewer: viewer).html(screen))
        """
    }

    private var key: String {
        switch viewer.seat?.status {
        case .candidate: "home.seatless.candidate"
        case .suspended: "home.seatless.suspended"
        case .left: "home.seatless.left"
        case .active, nil: "home.seatless.none"
        }
    }
}
