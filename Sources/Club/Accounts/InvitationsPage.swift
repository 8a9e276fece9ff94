import Chronology
import Localization
import Persistence
import Web

/// Who was invited and who came, with the ways to invite.
struct InvitationsPage: Sendable {
    let listed: InvitationRepository.Listed
    let canImport: Bool
    /// The sign-in page, to share.
    let address: String
    /// Whoever was invited before this may be invited again.
    let againBefore: Instant
    let isDone: Bool

    func html(_ screen: Screen) -> HTML {
        let title = screen.t("accounts.invitations.title")
        let notice: HTML? = isDone ? screen.notice("accounts.invitations.done") : nil
        let body: HTML = """
            <div class="page-head"><h1>\(title)</h1>\
            <p class="soft">\(screen.t("accounts.invitations.text"))</p></div>\
            \(notice)\(all(screen))\(share(screen))\(list(screen))\(more(screen))
            """
        return Shell(title: title, place: .more).page(body, screen)
    }

    private func all(_ screen: Screen) -> HTML? {
        guard listed.waiting > 0 else { return nil }
        return """
            <form method="post" action="\(InvitationController.Routes.inviteAll())"><button class="button primary">\
            \(screen.icon("mail"))\(screen.t("accounts.invitations.all", count: listed.waiting))</button></form>
            """
    }

    private func share(_ screen: Screen) -> HTML {
        let club = screen.visit.club?.name ?? ""
        let values: [String: MessageValue] = ["club": .text(club), "address": .written(address)]
        let message = screen.t("accounts.invitations.share.message", values)
        let whatsapp = "https://wa.me" + HomeController.Routes.home().query("text", message).description
        return """
            <section class="card stack"><h2>\(screen.t("accounts.invitations.share"))</h2>\
            <p class="soft">\(screen.t("accounts.invitations.share.text"))</p>\
            <p class="mono"><bdi dir="ltr">\(address)</bdi></p><div class="row">\
            <a class="button" href="\(whatsapp)" data-share data-share-title="\(club)" data-share-text="\(message)" \
            data-share-url="\(address)">\(screen.icon("whatsapp"))\(screen.t("accounts.invitations.whatsapp"))</a>\
            <button class="button scripted-only" type="button" data-copy="\(address)" \
            data-done="\(screen.t("accounts.invitations.copied"))">\(screen.t("accounts.invitations.copy"))</button>\
            </div></section>
            """
    }

    private func list(_ screen: Screen) -> HTML {
        guard !listed.lines.isEmpty else {
            let list = ImportController.Routes.choose(.members)
            let action = canImport ? ("accounts.invitations.none.import", list) : nil
            return screen.empty(
                "people", "accounts.invitations.none", "accounts.invitations.none.text", action: action)
        }
        return "<ul role=\"list\" class=\"waits card\">\(listed.lines.map { row($0, screen) })</ul>"
    }

    private func row(_ line: InvitationRepository.Line, _ screen: Screen) -> HTML {
        """
        <li><a href="\(MemberController.Routes.member(line.membership))">\
        \(screen.disc(given: line.givenName, family: line.familyName, key: line.person.rawValue))\
        <span><strong>\(bdi: line.givenName + " " + line.familyName)</strong>\
        <span class="soft small">\(bdi: line.company) · \(state(line, screen))</span></span></a>\(button(line, screen))</li>
        """
    }

    private func state(_ line: InvitationRepository.Line, _ screen: Screen) -> HTML {
        if line.hasEntered { return "\(screen.t("accounts.invitations.entered"))" }
        if !line.hasEmail { return "\(screen.t("accounts.invitations.no-email"))" }
        guard let invitedAt = line.invitedAt else { return "\(screen.t("accounts.invitations.never"))" }
        let day = screen.day(invitedAt)
        guard day.days(since: screen.visit.today) > -31 else {
            return "\(screen.t("accounts.invitations.invited-on", ["day": .written(screen.t.dates.medium(day))]))"
        }
        let when = screen.t.dates.relative(day, today: screen.visit.today)
        return "\(screen.t("accounts.invitations.invited", ["when": .written(when)]))"
    }

    private func button(_ line: InvitationRepository.Line, _ screen: Screen) -> HTML? {
        guard line.hasEmail, !line.hasEntered, line.invitedAt.map({ $0 <= againBefore }) ?? true else { return nil }
        let key = line.invitedAt == nil ? "accounts.invitations.one" : "accounts.invitations.again"
        return """
            <form method="post" action="\(InvitationController.Routes.invite(line.membership))">\
            <button class="button small">\(screen.t(key))<span class="visually-hidden"> \
            \(bdi: line.givenName + " " + line.familyName)</span></button></form>
            """
    }

    private func more(_ screen: Screen) -> HTML? {
        guard let next = listed.next else { return nil }
        let path = InvitationController.Routes.invitations().query("after", next.text)
        return """
            <nav class="pager" aria-label="\(screen.t("accounts.invitations.more"))">\
            <a class="button" href="\(path)">\(screen.t("accounts.invitations.more"))</a></nav>
            """
    }
}
