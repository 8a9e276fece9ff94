import Localization
import Persistence
import Web

/// Changing a plan by plain fields: two people change places, somebody is missing or arrives.
struct SeatingEditPage: Sendable {
    static let newcomer = MemberPick(field: "newcomer")

    var meeting: ShownMeeting
    var seating: ShownSeating
    var viewer: Viewer
    var key: ID<SeatingJob>
    var guests: [SeatingGuest]
    /// Of the round whose places are changed.
    var tables: SeatedTables
    var done: SeatingDone?
    var form: FormView
    /// Whom the newcomer's name can mean.
    var candidates: [Party]
    var reasons: [SeatingReason]

    private typealias Routes = SeatingController.Routes

    func html(_ screen: Screen) -> HTML {
        """
        \(screen.back("seating.title", Routes.tables(meeting.id).query("round", tables.round)))\
        \(done.map { screen.notice($0.key) })\(form.summary(screen))\
        <div class="page-head"><h1>\(screen.t("seating.edit"))</h1><p class="soft">\(bdi: meeting.title)</p></div>\
        \(SeatingReasons(reasons: reasons, words: SeatingWords(guests, for: viewer)).html(screen))\
        <div class="columns even"><div class="stack">\(door(screen))\(presence(screen))\(arrival(screen))</div>\
        <div class="stack">\(exchange(screen))</div></div>
        """
    }

    private func select(_ name: String, _ key: String, _ options: [(String, String)], _ screen: Screen) -> HTML {
        form.select(name, key, [(value: "", label: "–")] + options.map { (value: $0.0, label: $0.1) }, screen)
    }

    private func door(_ screen: Screen) -> HTML? {
        guard !seating.isOver else { return nil }
        return """
            <section class="card stack"><h2>\(screen.t("seating.door"))</h2>\
            <p class="soft small">\(screen.t("seating.door.hint"))</p>\
            <form method="post" action="\(Routes.door(meeting.id))">\
            <button class="button">\(screen.t("seating.door.do"))</button></form></section>
            """
    }

    private func presence(_ screen: Screen) -> HTML? {
        guard !seating.isOver else { return nil }
        let people = guests.map { guest -> (String, String) in
            let isThere = guest.rounds.contains(seating.nextRound)
            let name = SeatingWords.name(guest, screen)
            return (
                guest.id.description,
                isThere ? name : screen.t("seating.edit.is-absent", ["name": .written(name)])
            )
        }
        let rounds = (seating.nextRound...seating.room.rounds).map {
            (String($0), screen.t("seating.round", ["round": .written(screen.number($0))]))
        }
        return """
            <section class="card stack"><h2>\(screen.t("seating.presence"))</h2>\
            <p class="soft small">\(screen.t("seating.presence.hint"))</p>\
            <form class="stack" method="post" action="\(Routes.presence(meeting.id))" novalidate>\
            \(select("person", "seating.person", people, screen))\
            \(form.select("from", "seating.presence.from", rounds.map { (value: $0.0, label: $0.1) }, screen))\
            <div class="actions"><button class="button" name="is" value="absent">\(screen.t("seating.presence.absent"))</button>\
            <button class="button" name="is" value="present">\(screen.t("seating.presence.present"))</button></div></form>\
            </section>
            """
    }

    private func arrival(_ screen: Screen) -> HTML? {
        guard !seating.isOver else { return nil }
        return """
            <section class="card stack"><h2>\(screen.t("seating.arrival"))</h2>\
            <p class="soft small">\(screen.t("seating.arrival.hint"))</p>\
            <form class="stack" method="post" action="\(Routes.arrival(meeting.id))" novalidate>\
            \(Self.newcomer.html(form, "seating.arrival.who", candidates, screen))\
            <div class="actions"><button class="button">\(screen.t("seating.arrival.do"))</button></div></form></section>
            """
    }

    private func exchange(_ screen: Screen) -> HTML {
        let isHeld = tables.round < seating.nextRound
        let links = (1...seating.room.rounds).map { round -> HTML in
            """
            <li><a href="\(Routes.edit(meeting.id).query("round", round))"\
            \(attribute: "aria-current", round == tables.round ? "true" : nil)>\
            \(screen.t("seating.round", ["round": .written(screen.number(round))]))</a></li>
            """
        }
        return """
            <section class="card stack"><h2>\(screen.t("seating.exchange"))</h2>\
            <nav aria-label="\(screen.t("seating.rounds"))"><ul class="filters">\(links)</ul></nav>\
            \(isHeld ? "<p class=\"soft\">\(screen.t("seating.exchange.held"))</p>" as HTML
                : seating.state == .locked ? "<p class=\"soft\">\(screen.t("seating.exchange.locked"))</p>" as HTML
                : places(screen))</section>
            """
    }

    private func places(_ screen: Screen) -> HTML {
        let people = tables.tables.enumerated().flatMap { index, people in
            people.map { guest in
                (guest.id.description, SeatingWords.table(index + 1, screen) + " · " + SeatingWords.name(guest, screen))
            }
        }
        return """
            <form class="stack" method="post" action="\(Routes.exchange(meeting.id))" novalidate>\
            <input type="hidden" name="key" value="\(key.description)">\
            <input type="hidden" name="version" value="\(String(seating.version))">\
            <input type="hidden" name="round" value="\(String(tables.round))">\
            \(select("one", "seating.exchange.one", people, screen))\
            \(select("other", "seating.exchange.other", people, screen))\
            <div class="actions"><button class="button">\(screen.t("seating.exchange.do"))</button></div></form>
            """
    }
}
