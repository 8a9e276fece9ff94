import Chronology
import Localization
import Web

/// A letter for its author: as others read it, and what the author can do.
struct CommendationPage: Sendable {
    var letter: CommendationRecord
    var address: String
    var done: CommendationController.Done?
    var canRenew: Bool

    private typealias Routes = CommendationController.Routes

    func html(_ screen: Screen) -> HTML {
        """
        \(done.map { screen.notice("commendations.done." + $0.rawValue) } as HTML?)\
        <p><a class="link" href="\(Routes.list())">\(screen.icon("back", mirrored: true))\
        <span>\(screen.t("commendations.title"))</span></a></p>\(letter.state == .erased ? erased(screen) : shown(screen))
        """
    }

    private func erased(_ screen: Screen) -> HTML {
        """
        <section class="empty">\(screen.icon("trash"))<h1>\(screen.t("commendations.state.erased"))</h1>\
        <p>\(screen.t("commendations.erased.author"))</p></section>
        """
    }

    private func shown(_ screen: Screen) -> HTML {
        """
        <div class="columns"><div class="stack">\(article(screen).html(screen))</div>\
        <div class="stack"><section class="card stack no-print"><div class="card-head">\
        <h2>\(screen.t("commendations.where"))</h2>\(CommendationTag(letter: letter).html(screen))</div>\
        <p>\(screen.t("commendations.where." + place(screen)))</p>\(share(screen))</section>\
        \(renewal(screen))\(withdrawal(screen))</div></div>
        """
    }

    private func place(_ screen: Screen) -> String {
        if letter.state == .withdrawn { return "withdrawn" }
        if letter.isExpired(on: screen.visit.today) { return "expired" }
        if letter.isHidden { return "hidden" }
        if letter.candidate != nil { return "candidate" }
        if letter.claimedAt != nil { return "claimed" }
        return letter.hasAddress ? "told" : "untold"
    }

    /// Without the code where it leads nowhere.
    private func article(_ screen: Screen) -> LetterArticle {
        let isFound = isOpen && !letter.isExpired(on: screen.visit.today)
        return LetterArticle(letter: letter, address: address, hasCode: isFound)
    }

    private var isOpen: Bool { letter.state == .standing && !letter.isHidden }

    private func share(_ screen: Screen) -> HTML? {
        guard isOpen, !letter.isExpired(on: screen.visit.today) else { return nil }
        let text = screen.t("commendations.share.text", ["club": .text(letter.clubName)])
        let whatsapp = "https://wa.me" + HomeController.Routes.home().query("text", text + "\n" + address).description
        return """
            <a class="button primary" href="\(whatsapp)" rel="noopener noreferrer" data-share \
            data-share-title="\(letter.subject)" data-share-text="\(text)" data-share-url="\(address)">\
            \(screen.icon("share"))<span>\(screen.t("commendations.share"))</span></a>\
            <div class="row"><button class="button scripted-only" type="button" data-copy="\(address)" \
            data-done="\(screen.t("commendations.copied"))">\(screen.icon("copy"))\
            <span>\(screen.t("commendations.copy"))</span></button>\
            <a class="button" href="\(LetterController.Routes.letter(letter.code))">\(screen.icon("globe"))\
            <span>\(screen.t("commendations.own.see"))</span></a>\
            <a class="button" download href="\(LetterController.Routes.paper(letter.code))">\(screen.icon("print"))\
            <span>\(screen.t("commendations.paper"))</span></a></div>
            """
    }

    private func renewal(_ screen: Screen) -> HTML? {
        guard letter.state == .standing, canRenew, letter.issuedOn < screen.visit.today else { return nil }
        let isDue = letter.expiresOn.days(since: screen.visit.today) <= Commendation.reminderDays
        let until = screen.visit.today.adding(months: 12 * letter.years)
        return """
            <form class="card stack\(isDue ? " warm" : "") no-print" method="post" action="\(Routes.renew(letter.id))">\
            <h2>\(screen.t("commendations.renew"))</h2>\
            <p>\(screen.html("commendations.renew.text", ["day": .written(screen.t.dates.long(until))]))</p>\
            <input type="hidden" name="edition" value="\(letter.edition)">\
            <div class="actions"><button class="button">\(screen.icon("refresh"))\
            <span>\(screen.t("commendations.renew.go"))</span></button></div></form>
            """
    }

    private func withdrawal(_ screen: Screen) -> HTML? {
        guard letter.state == .standing else { return nil }
        return """
            <details class="more no-print"><summary>\(screen.t("commendations.withdraw"))</summary>\
            <form class="stack" novalidate method="post" action="\(Routes.withdraw(letter.id))">\
            <p>\(screen.t("commendations.withdraw.ask"))</p><div class="actions">\
            <button class="button danger">\(screen.t("commendations.withdraw.yes"))</button></div></form></details>
            """
    }
}
