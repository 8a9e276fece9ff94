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
        membership = try row.get(at: 0)
        person = try row.get(at: 1)
        givenName = try row.get(at: 2)
        familyName = try row.get(at: 3)
        company = try row.get(at: 4)
        branch = try row.get(at: 5)
        activity = try row.text(at: 6)
        division = try row.text(at: 7)
        city = try row.text(at: 8)
        offers = try row.text(at: 9)
        needs = try row.text(at: 10)
        mark = try row.text(at: 11).map { try Trademark.Sign(name: $0, status: row.get(at: 12)) }
    }

    func html(_ screen: Screen) -> HTML {
        let trade = Trade.words(activity: activity, division: division, screen.language)
        let place: HTML? =
            switch (trade, city) {
            case (let trade?, let city?): "<p class=\"small soft\">\(bdi: trade) · \(bdi: city)</p>"
            case (let one?, nil), (nil, let one?): "<p class=\"small soft\">\(bdi: one)</p>"
            case (nil, nil): nil
            }
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

    /// Two lines of a card hold no more; the member's page has the whole.
    private static func beginning(of text: String) -> String {
        let scalars = text.unicodeScalars
        guard text.utf8.count > 160, scalars.count > 160 else { return text }
        return String(String.UnicodeScalarView(scalars.prefix(159))) + "…"
    }
}

extension Row {
    /// A text, or nil when it is hidden or empty.
    func text(at position: Int) throws -> String? {
        let text: String? = try get(at: position)
        return text.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A text, or nil when it is hidden or empty.
    func text(_ column: String) throws -> String? {
        let text: String? = try get(column)
        return text.flatMap { $0.isEmpty ? nil : $0 }
    }
}
