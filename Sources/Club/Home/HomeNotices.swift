import Localization
import Persistence
import Web

/// What is new for the person besides their referrals.
struct HomeNotices: Sendable {
    /// How many are shown.
    static let shown = 5

    /// One more than are shown when there are more.
    var notices: [NoticeRepository.Listed]

    func html(_ screen: Screen) -> HTML? {
        guard let newest = notices.first else { return nil }
        return """
            <section class="card" data-live-part="notices"><div class="card-head"><h2>\(screen.t("notices.home"))</h2>\
            <a class="small" href="\(NoticeController.Routes.all())">\(screen.t("notices.all"))</a></div>\
            <ul role="list" class="waits">\(notices.prefix(Self.shown).map { NoticeLines.line($0, screen) })</ul>\
            \(NoticeLines.readAll(upTo: newest.id, fromHome: true, screen))</section>
            """
    }
}
