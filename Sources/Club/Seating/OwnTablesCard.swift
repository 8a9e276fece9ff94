import Localization
import Persistence
import Web

/// "Table 7, with…", round by round, for whoever sits there.
struct OwnTablesCard: Sendable {
    var own: OwnTables
    /// Who is no member sees where they sit, and nobody's name.
    var isVisitor = false

    func html(_ screen: Screen) -> HTML {
        let now = screen.visit.now
        let next = own.places.first { !$0.isHeld || ($0.endsAt.map { $0 > now } ?? false) }?.round
        let rounds = own.places.map { place($0, isNext: $0.round == next, screen) }
        let lead: HTML? = own.substitute.map {
            "<p class=\"soft\">\(screen.html("seating.own.substitute", ["name": .text($0)]))</p>"
        }
        let sign: HTML? = isVisitor ? nil : LiveSign().html(screen)
        return """
            <section class="card stack" id="tables" data-live-part="\(SeatingTelling.news)" data-spread="1500" data-poll="60">\
            <h2>\(screen.t("seating.own"))</h2>\(lead)<ol role="list" class="stack own-tables">\(rounds)</ol></section>\(sign)
            """
    }

    private func place(_ place: OwnTables.Place, isNext: Bool, _ screen: Screen) -> HTML {
        let round = screen.t("seating.round", ["round": .written(screen.number(place.round))])
        let runs = place.endsAt.map { $0 > screen.visit.now } ?? false
        let tag: HTML? =
            runs
            ? "<span class=\"tag act\">\(screen.t("seating.own.now"))</span>"
            : place.isMoved && !place.isHeld ? "<span class=\"tag act\">\(screen.t("seating.own.moved"))</span>" : nil
        let names = place.mates.map { "<li>\(mate($0, screen))</li>" as HTML }
        let with: HTML? =
            isVisitor
            ? nil
            : place.mates.isEmpty
                ? "<p class=\"soft small\">\(screen.t("seating.own.alone"))</p>"
                : "<p class=\"soft small\">\(screen.t("seating.own.with"))</p><ul role=\"list\" class=\"tags\">\(names)</ul>"
        return """
            <li\(attribute: "aria-current", isNext ? "step" : nil)><p class="row"><span class="soft">\(round)</span>\(tag)</p>\
            <p class="place">\(SeatingWords.table(place.table, screen))</p>\(with)</li>
            """
    }

    /// A member as the directory shows them; somebody else's guest without a name.
    private func mate(_ guest: SeatingGuest, _ screen: Screen) -> HTML {
        guard let party = guest.party, guest.isActive, !party.name.isEmpty else {
            return "\(screen.t(guest.kind == .visitor ? "seating.visitor" : "seating.somebody"))"
        }
        if guest.kind == .substitute { return screen.html("seating.own.mate", ["name": .text(party.name)]) }
        return """
            <a href="\(MemberController.Routes.member(party.membership))"><bdi>\(party.name)</bdi></a> \
            <span class="soft small"><bdi>\(party.company)</bdi></span>
            """
    }
}
