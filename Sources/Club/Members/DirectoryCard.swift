import Localization
import Morocco
import Persistence
import Web

/// A member as the directory shows one: what the viewer may see, and no more.
struct DirectoryCard: Sendable {
    var membership: ID<Membership>
    var person: ID<Person>
    var givenName: String
    var familyName: String
    var company: String
    var branch: String
    var activity: String?
    var division: String?
    var city: String?
    var offers: String?
    var needs: String?
    var mark: Trademark.Sign?

    var name: String { givenName + " " + familyName }

    init(row: Row) throws {
        membership = try row.get("id")
        person = try row.get("person_id")
        givenName = try row.get("given_name")
        familyName = try row.get("family_name")
        company = try row.get("company")
        branch = try row.get("branch")
        activity = try row.text("activity")
        division = try row.text("nma_division")
        city = try row.text("city")
        offers = try row.text("offers")
        needs = try row.text("needs")
        mark = try row.text("mark").map { try Trademark.Sign(name: $0, status: row.get("mark_status")) }
    }

    func html(_ screen: Screen) -> HTML {
        let trade = Trade.words(activity: activity, division: division, screen.language)
        let line = [trade, city].compactMap { $0 }
        let place: HTML? = line.isEmpty ? nil : "<p class=\"small soft\">\(dotted(line))</p>"
        let antenna: HTML? =
            branch == city
            ? nil : "<p class=\"small soft\">\(screen.html("members.antenna", ["branch": .text(branch)]))</p>"
        let tag: HTML? = mark.map { "<span class=\"tag\">\(bdi: $0.text)</span>" }
        return """
            <li class="card person">\(screen.disc(given: givenName, family: familyName, key: person.rawValue))\
            <div><h2><a href="\(MemberController.Routes.member(membership))">\(bdi: name)</a></h2>\
            <p class="small">\(bdi: company)</p>\(place)\(antenna)</div>\(wishes(screen))\(tag)</li>
            """
    }

    private func wishes(_ screen: Screen) -> HTML? {
        guard offers != nil || needs != nil else { return nil }
        return "<dl>\(wish("members.offers", offers, screen))\(wish("members.needs", needs, screen))</dl>"
    }

    private func wish(_ key: String, _ text: String?, _ screen: Screen) -> HTML? {
        text.map { "<div><dt>\(screen.t(key))</dt><dd>\(bdi: Self.beginning(of: $0))</dd></div>" }
    }

    private func dotted(_ texts: [String]) -> HTML {
        texts.map { "\(bdi: $0)" as HTML }.joined(separator: " · ")
    }

    /// Two lines of a card hold no more; the member's page has the whole.
    private static func beginning(of text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > 160 else { return text }
        return String(String.UnicodeScalarView(scalars.prefix(159))) + "…"
    }
}

extension Row {
    /// A text, or nil when it is hidden or empty.
    func text(_ column: String) throws -> String? {
        let text: String? = try get(column)
        return text.flatMap { $0.isEmpty ? nil : $0 }
    }
}
