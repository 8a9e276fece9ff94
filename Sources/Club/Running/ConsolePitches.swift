import Localization
import Persistence
import Web

/// Who presents their company, who is next, and the order, which may be changed.
struct ConsolePitches: Sendable {
    var page: ConsolePage

    private static let shown = 5

    private var people: RunPeople { page.people }
    private typealias Routes = RunController.Routes

    func html(_ screen: Screen) -> HTML {
        let lines = people.pitches.enumerated().map { index, pitch in line(index, pitch, screen) }
        let first: HTML? = lines.isEmpty ? nil : "<ol class=\"run-list\">\(Array(lines.prefix(Self.shown)))</ol>"
        let isEmpty = lines.isEmpty && people.pitching == nil
        let next: HTML? = lines.isEmpty ? nil : "<div>\(button("next", "pitch", "next", screen))</div>"
        return """
            <section class="card stack" id="pitches"><h2>\(screen.t("running.pitches"))</h2>\
            \(isEmpty ? "<p class=\"soft\">\(screen.t("running.pitches.none"))</p>" : nil)\(pitching(screen))\(next)\(first)\(rest(lines, screen))\(add(screen))</section>
            """
    }

    /// The others are folded, so that what comes below is not far away.
    private func rest(_ lines: [HTML], _ screen: Screen) -> HTML? {
        guard lines.count > Self.shown else { return nil }
        return """
            <details class="more"><summary>\(screen.html("running.pitches.rest", count: lines.count - Self.shown))</summary>\
            <ol class="run-list" start="\(Self.shown + 1)">\(Array(lines.dropFirst(Self.shown)))</ol></details>
            """
    }

    private func pitching(_ screen: Screen) -> HTML? {
        guard let pitch = people.pitching, let beganAt = pitch.beganAt else { return nil }
        let name = screen.name(pitch.party)
        return """
            <div class="stack tight"><p><strong>\(bdi: name)</strong><br>\(RunWords.company(pitch, screen))</p>\
            \(RunFace.pitch(beganAt, screen.visit.now).html(page.clock, screen))\
            <div class="row">\(button("stop", "pitch", "stop", screen))\
            \(button("skip", "skip", pitch.party.membership.description, about: name, screen))</div></div>
            """
    }

    private func line(_ index: Int, _ pitch: RunPeople.Pitch, _ screen: Screen) -> HTML {
        let (name, seat) = (screen.name(pitch.party), pitch.party.membership.description)
        return """
            <li><span class="grow">\(bdi: name)<br><span class="small soft">\(bdi: pitch.party.company)</span></span>\
            \(index == 0 ? nil : button("earlier", "earlier", seat, about: name, screen))\
            \(index == people.pitches.count - 1 ? nil : button("later", "later", seat, about: name, screen))\
            \(button("skip", "skip", seat, about: name, screen))</li>
            """
    }

    /// All who are there at once, or one more.
    private func add(_ screen: Screen) -> HTML? {
        guard !page.pitchable.isEmpty else { return nil }
        let options = page.pitchable.map { party -> HTML in
            "<option value=\"\(party.membership.description)\">\(screen.name(party)), \(party.company)</option>"
        }
        return """
            <div>\(button("draw", "pitch", "draw", screen, style: ""))</div>\
            <div class="field"><label for="member">\(screen.t("running.pitch.member"))</label><div class="with-button">\
            <select id="member" name="member" form="run">\(options)</select>\(button("add", "pitch", "add", screen, style: ""))</div></div>
            """
    }

    private func button(
        _ key: String, _ name: String, _ value: String, about: String? = nil, _ screen: Screen, style: String = "small"
    ) -> HTML {
        let who: HTML? = about.map { "<span class=\"visually-hidden\"> \(bdi: $0)</span>" }
        return ConsolePage.button(
            "\(screen.t("running.pitch." + key))\(who)", name, value, to: Routes.pitches(page.run.meeting),
            style: about == nil ? style : style + " plain")
    }
}
