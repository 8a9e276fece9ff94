import Localization
import Web

/// What a member offers and seeks, the heart of a page of a club for business.
struct MemberWishes: Sendable {
    var member: MemberProfile

    func html(_ screen: Screen) -> HTML? {
        guard member.offers != nil || member.needs != nil else { return nil }
        return """
            <section class="card stack">\(wish("members.offers.of", member.offers, screen))\
            \(wish("members.needs.of", member.needs, screen))</section>
            """
    }

    private func wish(_ key: String, _ text: String?, _ screen: Screen) -> HTML? {
        guard let text else { return nil }
        return "<h2>\(screen.html(key, ["name": .text(member.givenName)]))</h2>\(Self.paragraphs(text))"
    }

    /// A text with its lines, in its own direction.
    static func paragraphs(_ text: String) -> HTML {
        let lines = text.split(separator: "\n").map { "\($0)" as HTML }
        return "<p dir=\"auto\">\(lines.joined(separator: "<br>"))</p>"
    }
}
