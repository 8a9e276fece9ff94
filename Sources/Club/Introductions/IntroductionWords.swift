import Localization
import Web

/// How an introduction is spoken of, in lists and above its page.
enum IntroductionWords {
    /// The other's name once it is made; before, that somebody is meant.
    static func title(_ one: SeenIntroduction, _ screen: Screen) -> HTML {
        switch one.role {
        case .introducer(let first, let second):
            return screen.html(
                "introductions.title.two", ["one": .text(screen.name(first)), "other": .text(screen.name(second))])
        case .side:
            guard let other = one.other else { return HTML(text: screen.t("introductions.title.someone")) }
            return "\(bdi: screen.name(other.party))"
        }
    }

    static func origin(_ one: SeenIntroduction, _ screen: Screen) -> HTML {
        if !one.isSide { return HTML(text: screen.t("introductions.origin.me")) }
        let name = one.introducer.map { screen.name($0) } ?? ""
        return screen.html("introductions.origin." + one.origin.rawValue, ["name": .text(name)])
    }

    static func tag(_ standing: SeenIntroduction.Standing, _ screen: Screen) -> HTML {
        let style =
            switch standing {
            case .asked: " act"
            case .made: " done"
            case .declined, .closed: " lost"
            case .waiting: ""
            }
        return "<span class=\"tag\(style)\">\(screen.t("introductions.standing." + standing.rawValue))</span>"
    }
}
