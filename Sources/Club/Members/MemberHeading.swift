import Chronology
import Localization
import Web

/// Name, title, company and trade on top of a member's page.
struct MemberHeading: Sendable {
    var member: MemberProfile

    func html(_ screen: Screen) -> HTML {
        let title: HTML? = member.title.map { "\(bdi: $0)\(screen.language == .ar ? "، " : ", ")" }
        return """
            <div class="page-head"><h1>\(bdi: member.name)</h1><p>\(title)\(bdi: member.company)</p>\(line(screen))</div>
            """
    }

    private func line(_ screen: Screen) -> HTML? {
        var parts: [HTML] = []
        if let trade = Trade.words(activity: member.activity, division: member.division, screen.language) {
            parts.append("\(bdi: trade)")
        }
        if let city = member.city { parts.append("\(bdi: city)") }
        if let joined = member.joinedOn {
            parts.append("\(screen.t("members.since", ["year": .written(String(joined.year))]))")
        }
        guard !parts.isEmpty else { return nil }
        return "<p class=\"soft\">\(parts.joined(separator: " · "))</p>"
    }
}
