import Chronology
import Localization
import Persistence
import Web

/// *My commendations*: what I signed and where each stands.
struct CommendationsPage: Sendable {
    var letters: [CommendationRecord]
    var hasMore: Bool
    var isContinued: Bool
    var canWrite: Bool

    func html(_ screen: Screen) -> HTML {
        """
        \(BusinessTabs.commendations.html(screen))<div class="page-head"><h1>\(screen.t("commendations.title"))</h1>\
        <p class="soft">\(screen.t("commendations.lead"))</p>\(write(screen))</div>\(list(screen))\(older(screen))
        """
    }

    private func write(_ screen: Screen) -> HTML? {
        guard canWrite, !letters.isEmpty else { return nil }
        return """
            <div class="row"><a class="button primary" href="\(CommendationController.Routes.new())">\
            \(screen.icon("plus"))<span>\(screen.t("commendations.new.title"))</span></a></div>
            """
    }

    private func list(_ screen: Screen) -> HTML {
        guard !letters.isEmpty else {
            let action = canWrite ? ("commendations.new.title", CommendationController.Routes.new()) : nil
            return screen.empty("star", "commendations.empty.title", "commendations.empty.text", action: action)
        }
        let items = letters.map { letter -> HTML in
            """
            <li><a href="\(CommendationController.Routes.commendation(letter.id))">\(disc(letter, screen))\
            <span><strong>\(name(letter, screen))</strong><span class="soft small">\(line(letter, screen))</span></span>\
            \(CommendationTag(letter: letter).html(screen))</a></li>
            """
        }
        return "<section class=\"card\"><ul role=\"list\" class=\"waits\">\(items)</ul></section>"
    }

    private func disc(_ letter: CommendationRecord, _ screen: Screen) -> HTML {
        screen.disc(given: letter.givenName, family: letter.familyName, key: letter.id.rawValue)
    }

    private func name(_ letter: CommendationRecord, _ screen: Screen) -> HTML {
        letter.subject.isEmpty ? "\(screen.t("commendations.nameless"))" : "\(bdi: letter.subject)"
    }

    private func line(_ letter: CommendationRecord, _ screen: Screen) -> HTML {
        let signed = screen.html(
            "commendations.signed-on", ["day": .written(screen.t.dates.medium(letter.issuedOn))])
        guard letter.state == .standing else { return signed }
        let until = screen.html("commendations.until-day", ["day": .written(screen.t.dates.medium(letter.expiresOn))])
        return "\(signed) · \(until)"
    }

    private func older(_ screen: Screen) -> HTML? {
        guard hasMore, let last = letters.last else { return nil }
        let path = CommendationController.Routes.list().query("before", last.id.description)
        return """
            <nav class="pager" aria-label="\(screen.t("commendations.pages"))"><a class="button" href="\(path)">\
            \(screen.t("commendations.older"))</a></nav>
            """
    }
}

/// Where a letter stands, in a word.
struct CommendationTag: Sendable {
    var letter: CommendationRecord

    func html(_ screen: Screen) -> HTML {
        let today = screen.visit.today
        let (look, word): (String, String)
        switch letter.state {
        case .withdrawn: (look, word) = (" lost", "withdrawn")
        case .erased: (look, word) = ("", "erased")
        case .standing where letter.isExpired(on: today): (look, word) = (" lost", "expired")
        case .standing where letter.isHidden: (look, word) = ("", "hidden")
        case .standing where letter.expiresOn.days(since: today) <= Commendation.reminderDays:
            (look, word) = (" act", "expiring")
        case .standing where letter.candidate != nil: (look, word) = (" done", "candidate")
        case .standing: (look, word) = (" done", letter.claimedAt == nil ? "valid" : "claimed")
        }
        return "<span class=\"tag\(look)\">\(screen.t("commendations.state." + word))</span>"
    }
}
