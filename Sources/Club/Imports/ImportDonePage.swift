import Localization
import Web

/// What came of an import.
struct ImportDonePage: Sendable {
    var stored: StoredImport
    var report: ImportReport

    func html(_ screen: Screen) -> HTML {
        let title = screen.t("imports.done.title")
        let tables = ImportTables(stored: stored, report: report)
        let next: (path: URLPath, key: String) =
            switch stored.kind {
            case .members: (InvitationController.Routes.invitations(), "imports.done.invite")
            case .referrals: (ReferralController.Routes.exchanges(), "imports.done.exchanges")
            }
        let look: HTML? =
            stored.kind == .members
            ? """
            <a class="button" href="\(MemberController.Routes.directory())">\(screen.t("imports.done.members"))</a>
            """ : nil
        let body: HTML = """
            <div class="page-head"><h1>\(title)</h1><p class="soft">\(bdi: stored.fileName)</p></div>\
            \(screen.notice("imports.done.text"))\(tables.tally(isDone: true, screen))\
            <div class="row"><a class="button primary" href="\(next.path)">\(screen.t(next.key))</a>\(look)\
            <a class="button plain" href="\(ImportController.Routes.choose(stored.kind))">\
            \(screen.t("imports.another"))</a></div>\(tables.refused(screen))\(tables.notes(screen))
            """
        return Shell(title: title, place: .more).page(body, screen)
    }
}

/// A file that was not brought in within its days.
struct ImportExpiredPage: Sendable {
    var kind: ImportKind

    func html(_ screen: Screen) -> HTML {
        let title = screen.t("imports.expired.title")
        let body: HTML = """
            <section class="empty">\(screen.icon("clock"))<h1>\(title)</h1><p>\(screen.t("imports.expired.text"))</p>\
            <a class="button primary" href="\(ImportController.Routes.choose(kind))">\(screen.t("imports.another"))</a>\
            </section>
            """
        return Shell(title: title, place: .more).page(body, screen)
    }
}
