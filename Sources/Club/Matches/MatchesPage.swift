import Localization
import Persistence
import Web

/// What Rabita proposes to a member: to be answered, answered with yes, rings, what the profile lacks, and pairs of
/// others to vouch for.
struct MatchesPage: Sendable {
    var matches: [SeenMatch]
    var rings: [SeenRing]
    var vouchable: [VouchablePair]
    var gaps: [StoredGap]
    var done: MatchDone?

    func html(_ screen: Screen) -> HTML {
        let asked = matches.filter { $0.answer == .waiting }
        let wanted = matches.filter { $0.answer == .interested }
        return """
            \(BusinessTabs.matches.html(screen))\(done.map { screen.notice($0.key) } as HTML?)\
            <div class="page-head"><h1>\(screen.t("matches.title"))</h1>\
            <p class="soft">\(screen.t("matches.lead"))</p></div>\
            <div class="columns"><div class="stack">\(proposals(asked, screen))</div>\
            <div class="stack">\(ringCard(screen))\(missing(screen))\(wantedCard(wanted, screen))\(vouchCard(screen))</div></div>
            """
    }

    private func proposals(_ asked: [SeenMatch], _ screen: Screen) -> HTML {
        // A proposal whose every reason has been hidden since has nothing to say.
        let cards = asked.compactMap { match -> (SeenMatch, [HTML])? in
            let sentences = match.words.sentences(match.reasons, screen)
            return sentences.isEmpty ? nil : (match, sentences)
        }
        guard !cards.isEmpty else {
            let action = gaps.isEmpty ? nil : ("matches.profile", ProfileController.Routes.edit())
            return screen.empty("people", "matches.empty.title", "matches.empty.text", action: action)
        }
        return cards.enumerated().map { index, card in
            MatchCard(match: card.0, sentences: card.1, isFirst: index == 0).html(screen)
        }.joined(separator: "")
    }

    private func ringCard(_ screen: Screen) -> HTML? {
        guard !rings.isEmpty else { return nil }
        let lines = rings.map { ring -> HTML in
            """
            <li><a href="\(RingController.Routes.ring(ring.id))">\(screen.icon("refresh"))<span><strong>\
            \(screen.t("rings.of", count: ring.size))</strong><span class="soft small">\
            \(screen.ago(ring.proposedAt))</span></span>\(RingPage.tag(ring, screen))</a></li>
            """
        }
        return """
            <section class="card"><div class="card-head"><h2>\(screen.t("rings.title"))</h2></div>\
            <ul role="list" class="waits">\(lines)</ul></section>
            """
    }

    private func missing(_ screen: Screen) -> HTML? {
        guard !gaps.isEmpty else { return nil }
        let lines = gaps.map { "<li>\(screen.t("matches.gap." + $0.rawValue))</li>" as HTML }
        return """
            <section class="card stack warm"><h2>\(screen.t("matches.gaps"))</h2><ul class="reasons">\(lines)</ul>\
            <p><a class="link" href="\(ProfileController.Routes.edit())">\(screen.t("matches.profile"))</a></p></section>
            """
    }

    private func wantedCard(_ wanted: [SeenMatch], _ screen: Screen) -> HTML? {
        guard !wanted.isEmpty else { return nil }
        let lines = wanted.map { match -> HTML in
            """
            <li><a href="\(MemberController.Routes.member(match.other.membership))">\(screen.disc(match.other))\
            <span><strong>\(bdi: screen.name(match.other))</strong><span class="soft small">\
            \(bdi: match.other.company)</span></span></a></li>
            """
        }
        return """
            <section class="card"><div class="card-head"><h2>\(screen.t("matches.wanted"))</h2></div>\
            <p class="small soft">\(screen.t("matches.wanted.text"))</p>\
            <ul role="list" class="waits">\(lines)</ul></section>
            """
    }

    private func vouchCard(_ screen: Screen) -> HTML? {
        guard !vouchable.isEmpty else { return nil }
        let lines = vouchable.map { pair -> HTML in
            let names: [String: MessageValue] = [
                "one": .text(screen.name(pair.first)), "other": .text(screen.name(pair.second)),
            ]
            return """
                <li><a href="\(MatchController.Routes.vouching(pair.id))">\(screen.disc(pair.first))<span><strong>\
                \(screen.html("introductions.title.two", names))</strong><span class="soft small">\
                \(bdi: pair.first.company) · \(bdi: pair.second.company)</span></span></a></li>
                """
        }
        return """
            <section class="card"><div class="card-head"><h2>\(screen.t("matches.vouch"))</h2></div>\
            <p class="small soft">\(screen.t("matches.vouch.text"))</p>\
            <ul role="list" class="waits">\(lines)</ul></section>
            """
    }
}
