import Localization
import Web

/// The desk's list. Without script each check-in is a form; with it the page keeps them while there is no connection.
struct DoorPage: Sendable {
    enum Done: String, CaseIterable, Sendable {
        case here, already, undone, corrected
    }

    var meeting: ShownMeeting
    var list: DoorList
    /// Members the words may mean who are not on the list.
    var others: [DoorEntry]
    var words: String
    var onlyMissing: Bool
    var done: Done?
    /// Makes the key of each check-in.
    var keys: @Sendable () -> String = { "" }

    private typealias Routes = DoorController.Routes

    func html(_ screen: Screen) -> HTML {
        """
        <p class="no-print"><a class="link" href="\(MeetingController.Routes.meeting(meeting.id))">\
        \(screen.icon("back", mirrored: true))<span>\(bdi: meeting.title)</span></a></p>\
        \(done.map { screen.notice("door.done." + $0.rawValue, $0 == .here || $0 == .corrected ? .success : .warning) })\
        <div class="page-head"><h1>\(screen.t("door.title"))</h1>\
        <p class="soft">\(MeetingWords.moment(meeting, screen))</p></div>\(closed(screen))\(door(screen))
        """
    }

    private func isKept(_ screen: Screen) -> Bool {
        Door.isKept(meeting.startsAt, meeting.endsAt, screen.visit.now)
    }

    private func closed(_ screen: Screen) -> HTML? {
        isKept(screen) ? nil : screen.notice("door.closed", .warning)
    }

    private func door(_ screen: Screen) -> HTML {
        """
        <div class="stack" data-door="\(Routes.arrive(meeting.id))" data-word-here="\(screen.t("door.here"))" \
        data-word-queued="\(screen.t("door.queued"))" data-word-refused="\(screen.t("door.refused"))" \
        data-word-undone="\(screen.t("door.done.undone"))">\
        <div class="row spread"><p class="strong" role="status"><span data-door-count>\(screen.number(list.here))</span> \(count(screen))</p>\(links(screen))</div>\
        <p class="notice warning scripted-only" role="status" data-door-queue hidden \
        data-one="\(screen.t("door.queue.one"))" data-many="\(screen.t("door.queue.many"))" \
        data-signed-out="\(screen.t("door.queue.signed-out"))">\(screen.icon("warning"))<span></span></p>\
        \(search(screen))\(filters(screen))\(entries(screen))\(found(screen))</div>
        """
    }

    private func count(_ screen: Screen) -> HTML {
        let expected = list.entries.count { !$0.isWaiting || $0.arrivedAt != nil }
        return screen.html("door.count", ["expected": .written(screen.number(expected))])
    }

    private func links(_ screen: Screen) -> HTML {
        """
        <details class="more no-print"><summary>\(screen.t("door.more"))</summary><ul role="list" class="menu">\
        \(screen.menuItem("plus", "door.visitor.title", Routes.write(meeting.id)))\
        \(meeting.isManaged ? printed(screen) : nil)</ul></details>
        """
    }

    /// What the bureau prints.
    private func printed(_ screen: Screen) -> HTML {
        """
        \(screen.menuItem("qr", "door.wall", Routes.wall(meeting.id)))\
        \(screen.menuItem("print", "door.badges", Routes.badges(meeting.id)))
        """
    }

    private func search(_ screen: Screen) -> HTML {
        """
        <form class="stack tight no-print" role="search" method="get" action="\(Routes.list(meeting.id))" data-door-find>\
        <div class="field"><label for="q">\(screen.t("door.search"))</label>\
        <div class="with-button"><input id="q" name="q" type="search" value="\(words)" autocomplete="off">\
        <button class="button">\(screen.t("door.search.all"))</button></div></div></form>
        """
    }

    private func filters(_ screen: Screen) -> HTML {
        let items = [false, true].map { isMissing -> HTML in
            let path = Routes.list(meeting.id).query("show", isMissing ? "missing" : nil)
            return """
                <li><a href="\(path)"\(attribute: "aria-current", isMissing == onlyMissing ? "true" : nil)>\
                \(screen.t(isMissing ? "door.show.missing" : "door.show.all"))</a></li>
                """
        }
        return "<nav aria-label=\"\(screen.t("door.show"))\"><ul class=\"filters\">\(items)</ul></nav>"
    }

    private func entries(_ screen: Screen) -> HTML {
        let wanted = DoorWords(words)
        let shown = list.entries.filter { (!onlyMissing || $0.arrivedAt == nil) && wanted.match($0) }
        guard !shown.isEmpty else {
            return words.isEmpty
                ? screen.empty("people", "door.none.title", "door.none.text")
                : "<p class=\"soft\">\(screen.t("door.search.none"))</p>"
        }
        return "<ul role=\"list\" class=\"attenders card\">\(rows(shown, screen))</ul>"
    }

    private func rows(_ entries: [DoorEntry], _ screen: Screen) -> [HTML] {
        entries.map { DoorRow(entry: $0, page: self, key: keys()).html(screen) }
    }

    /// Members who are not on the list: one tap writes them down.
    private func found(_ screen: Screen) -> HTML? {
        guard !others.isEmpty else { return nil }
        return """
            <section class="stack"><h2>\(screen.t("door.others"))</h2>\
            <ul role="list" class="attenders card">\(rows(others, screen))</ul></section>
            """
    }
}
