import Localization
import Persistence
import Web

extension Screen {
    /// The name of a visitor as plain text.
    func name(_ visitor: ShownVisitor) -> String { visitor.name.isEmpty ? t("visitors.erased-name") : visitor.name }
}

/// What visitors' pages say alike.
enum VisitorWords {
    /// Where they stand, as a coloured word.
    static func tag(_ visitor: ShownVisitor, _ screen: Screen) -> HTML {
        let (key, style): (String, String) =
            switch (visitor.place, visitor.step) {
            case (_, .applied): ("step.applied", " done")
            case (_, .declined): ("step.declined", "")
            case (_, .called): ("step.called", "")
            case (.waiting, _): ("place.waiting", "")
            case (.cancelled, _): ("place.cancelled", " lost")
            case (.apply, _): ("place.apply", " act")
            case (.coming, .invited): ("place.coming", "")
            case (.coming, .came): ("step.came", " act")
            case (.coming, .absent): ("step.absent", " act")
            case (.coming, .thanked): ("step.thanked", "")
            }
        return "<span class=\"tag\(style)\">\(screen.t("visitors." + key))</span>"
    }

    static func disc(_ visitor: ShownVisitor, _ screen: Screen) -> HTML {
        screen.disc(given: visitor.givenName, family: visitor.familyName, key: visitor.id.rawValue)
    }

    /// A line of a list.
    static func line(_ visitor: ShownVisitor, withMeeting: Bool, withInviter: Bool, _ screen: Screen) -> HTML {
        let company: [HTML] = [visitor.company, visitor.trade].filter { !$0.isEmpty }.map { "\(bdi: $0)" }
        var details = company
        if withMeeting { details.append("\(bdi: visitor.title)") }
        if withInviter, let inviter = visitor.inviter {
            details.append(screen.html("visitors.by", ["name": .text(screen.name(inviter))]))
        }
        return """
            <li><a href="\(VisitorController.Routes.visitor(visitor.id))">\(disc(visitor, screen))\
            <span><strong>\(bdi: screen.name(visitor))</strong><span class="soft small">\
            \(details.joined(separator: " · "))</span></span>\(tag(visitor, screen))</a></li>
            """
    }
}
