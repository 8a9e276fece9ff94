import Localization
import Persistence
import Web

/// A notice as a line of a list.
enum NoticeLines {
    static func line(_ listed: NoticeRepository.Listed, _ screen: Screen) -> HTML {
        let notice = listed.notice
        var values = notice.values.mapValues { $0.message(screen.t) }
        values["name"] = .text(screen.visit.viewer?.givenName ?? "")
        values["club"] = .text(screen.visit.club?.name ?? "Rabita")
        values["link"] = .written("")
        let tag: HTML? = listed.isRead ? nil : "<span class=\"tag act\">\(screen.t("notices.new"))</span>"
        return """
            <li><a href="\(NoticeController.Routes.notice(listed.id))">\(screen.icon(icon(notice.kind)))\
            <span><strong>\(screen.html(notice.key + ".subject", values))</strong><span class="soft small">\
            \(screen.t("notices.kind.\(notice.kind.rawValue)")) · \(screen.ago(listed.createdAt))</span></span>\(tag)</a></li>
            """
    }

    /// The button that notes all of them as read.
    static func readAll(upTo last: ID<Notice>, fromHome: Bool, _ screen: Screen) -> HTML {
        """
        <form method="post" action="\(NoticeController.Routes.read())">\
        <input type="hidden" name="last" value="\(last.description)">\
        \(fromHome ? "<input type=\"hidden\" name=\"back\" value=\"home\">" : nil as HTML?)\
        <button class="as-link">\(screen.t("notices.read-all"))</button></form>
        """
    }

    private static func icon(_ kind: Notice.Kind) -> String {
        switch kind {
        case .referral: "share"
        case .deal: "check"
        case .due: "clock"
        case .opportunity, .search: "search"
        case .match, .introduction: "people"
        case .ring: "refresh"
        case .purchase: "building"
        case .commendation: "star"
        case .meeting: "meet"
        }
    }
}
