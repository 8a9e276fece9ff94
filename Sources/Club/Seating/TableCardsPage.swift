import Localization
import Persistence
import Web

/// Cards to stand on the tables, a sheet of A4 each, folded once: the number on both sides, the names on one.
struct TableCardsPage: Sendable {
    var meeting: ShownMeeting
    var seating: ShownSeating
    var tables: SeatedTables

    private typealias Routes = SeatingController.Routes

    func html(_ screen: Screen) -> HTML {
        let links = (1...seating.room.rounds).map { round -> HTML in
            """
            <li><a href="\(Routes.cards(meeting.id).query("round", round))"\
            \(attribute: "aria-current", round == tables.round ? "true" : nil)>\
            \(screen.t("seating.round", ["round": .written(screen.number(round))]))</a></li>
            """
        }
        let cards = tables.tables.enumerated().filter { !$1.isEmpty }.map { index, people -> HTML in
            let names = people.map { "<li><bdi>\(SeatingWords.name($0, screen))</bdi></li>" as HTML }
            let number: HTML = "<p class=\"tent-number\">\(screen.number(index + 1))</p>"
            return """
                <li class="tent"><div class="tent-back" aria-hidden="true">\(number)</div><div class="tent-front">\
                <h2 class="visually-hidden">\(SeatingWords.table(index + 1, screen))</h2>\(number)\
                <p class="soft">\(SeatingWords.round(tables.round, seating, screen)) · \(bdi: meeting.title)</p>\
                <ul role="list">\(names)</ul></div></li>
                """
        }
        return """
            <div class="no-print">\(screen.back("seating.title", Routes.tables(meeting.id).query("round", tables.round)))\
            <div class="page-head"><h1>\(screen.t("seating.cards"))</h1><p class="soft">\(screen.t("seating.cards.lead"))</p>\
            </div><nav aria-label="\(screen.t("seating.rounds"))"><ul class="filters">\(links)</ul></nav></div>\
            <ol role="list" class="tents">\(cards)</ol>
            """
    }
}
