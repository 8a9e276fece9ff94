import Localization
import Persistence
import Web

/// A ring for one of its members: whom they would serve and who would serve them; once it stands, everybody.
struct RingPage: Sendable {
    var ring: SeenRing

    private typealias Routes = RingController.Routes

    func html(_ screen: Screen) -> HTML {
        """
        \(BusinessTabs.matches.back(screen))<div class="page-head"><h1>\(screen.t("rings.of", count: ring.size))</h1>\
        <p class="row soft"><span>\(screen.ago(ring.proposedAt))</span>\(Self.tag(ring, screen))</p></div>\
        <div class="columns"><div class="stack">\(neighbour("rings.serves-you", ring.supplier, screen))\
        \(neighbour("rings.you-serve", ring.client, screen))</div><div class="stack">\(side(screen))</div></div>
        """
    }

    private func neighbour(_ key: String, _ neighbour: SeenRing.Neighbour?, _ screen: Screen) -> HTML? {
        guard let neighbour else { return nil }
        let party = neighbour.party
        let need: HTML? = neighbour.need.map {
            "<p class=\"small soft\">\(screen.t(key + ".need"))</p>\(MemberWishes.paragraphs($0))"
        }
        let contact: HTML? = neighbour.introduction.map { id in
            """
            <p><a class="button" href="\(IntroductionController.Routes.introduction(id))">\(screen.icon("phone"))\
            <span>\(screen.t("rings.contact"))</span></a></p>
            """
        }
        return """
            <section class="card stack"><h2>\(screen.t(key))</h2><div class="profile">\(screen.disc(party))<div>\
            <p class="strong"><a href="\(MemberController.Routes.member(party.membership))">\
            \(bdi: screen.name(party))</a></p><p class="small soft">\(bdi: party.company)</p></div></div>\
            \(need)\(contact)</section>
            """
    }

    private func side(_ screen: Screen) -> HTML {
        switch ring.state {
        case .standing: return everybody(screen)
        case .open where ring.isOpen(screen.visit.now): return question(screen)
        case .open, .closed: return "<section class=\"card\"><p>\(screen.t("rings.over"))</p></section>"
        }
    }

    private func question(_ screen: Screen) -> HTML {
        let accept: HTML? =
            ring.answer == .waiting
            ? """
            <form method="post" action="\(Routes.accept(ring.id))"><button class="button primary">\
            \(screen.t("rings.accept"))</button></form>
            """ : nil
        let key = ring.answer == .waiting ? "rings.ask" : "rings.waiting"
        let day = screen.t.dates.long(screen.day(ring.expiresAt))
        return """
            <section class="card stack warm"><h2>\(screen.t(key))</h2>\
            <p>\(screen.t(key + ".text", count: ring.size))</p>\
            <p class="small soft">\(screen.t("introductions.ask.until", ["day": .written(day)]))</p>\(accept)\
            <details class="more"><summary>\(screen.t("rings.refuse"))</summary>\
            <form class="stack" method="post" action="\(Routes.refuse(ring.id))"><p>\(screen.t("rings.refuse.ask"))</p>\
            <div class="actions"><button class="button danger">\(screen.t("rings.refuse.yes"))</button></div></form>\
            </details></section>
            """
    }

    private func everybody(_ screen: Screen) -> HTML {
        let lines = ring.members.map { party -> HTML in
            """
            <li><a href="\(MemberController.Routes.member(party.membership))">\(screen.disc(party))<span><strong>\
            \(bdi: screen.name(party))</strong><span class="soft small">\(bdi: party.company)</span></span></a></li>
            """
        }
        return """
            <section class="card"><div class="card-head"><h2>\(screen.t("rings.everybody"))</h2></div>\
            <p class="small soft">\(screen.t("rings.everybody.text"))</p>\
            <ol role="list" class="waits">\(lines)</ol></section>
            """
    }

    static func tag(_ ring: SeenRing, _ screen: Screen) -> HTML {
        let (style, word): (String, String) =
            switch ring.state {
            case .standing: (" done", "standing")
            case .open where ring.isOpen(screen.visit.now):
                ring.answer == .waiting ? (" act", "asked") : ("", "waiting")
            case .open, .closed: (" lost", "over")
            }
        return "<span class=\"tag\(style)\">\(screen.t("rings.standing." + word))</span>"
    }
}
