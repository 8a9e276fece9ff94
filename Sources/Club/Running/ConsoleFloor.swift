import Localization
import Persistence
import Web

/// Who has the floor, and whose turn is next.
struct ConsoleFloor: Sendable {
    var page: ConsolePage

    private typealias Routes = RunController.Routes

    func html(_ screen: Screen) -> HTML {
        let hands = page.people.hands.map { hand($0, screen) }
        let list: HTML =
            hands.isEmpty
            ? "<p class=\"soft\">\(screen.t("running.floor.none"))</p>"
            : "<ol class=\"run-list\">\(hands)</ol>"
        return """
            <section class="card stack" id="floor"><h2>\(screen.t("running.floor"))</h2>\(speaking(screen))\(list)</section>
            """
    }

    private func speaking(_ screen: Screen) -> HTML? {
        guard let turn = page.people.speaking, let givenAt = turn.givenAt else { return nil }
        return """
            <div class="stack tight"><p class="strong">\(bdi: screen.name(turn.party))</p>\
            \(RunFace.turn(givenAt, screen.visit.now).html(page.clock, screen))\
            <div>\(button("running.floor.end", "end", "on", screen))</div></div>
            """
    }

    private func hand(_ turn: RunPeople.Turn, _ screen: Screen) -> HTML {
        let name = screen.name(turn.party)
        return """
            <li><span class="grow">\(bdi: name)</span>\
            \(button("running.floor.give", "give", turn.hand.id.description, about: name, screen))\
            \(button("running.floor.pass", "pass", turn.hand.id.description, style: "plain", about: name, screen))</li>
            """
    }

    private func button(
        _ key: String, _ name: String, _ value: String, style: String = "", about: String? = nil, _ screen: Screen
    ) -> HTML {
        let who: HTML? = about.map { "<span class=\"visually-hidden\"> \(bdi: $0)</span>" }
        return ConsolePage.button(
            "\(screen.t(key))\(who)", name, value, to: Routes.floor(page.run.meeting),
            style: "small" + (style.isEmpty ? "" : " " + style))
    }
}
