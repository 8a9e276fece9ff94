import Chronology
import Localization
import Persistence
import Web

/// For the projector: everybody's table in very large type, and the time that is left.
struct RoomScreenPage: Sendable {
    var meeting: ShownMeeting
    var seating: ShownSeating
    var tables: SeatedTables

    func html(_ screen: Screen) -> HTML {
        let items = tables.tables.enumerated().filter { !$1.isEmpty }.map { index, people -> HTML in
            let lines = people.map { "<li><bdi>\(SeatingWords.name($0, screen))</bdi></li>" as HTML }
            return """
                <li><h2><span class="visually-hidden">\(screen.t("seating.table.word")) </span>\(screen.number(index + 1))</h2>\
                <ul role="list">\(lines)</ul></li>
                """
        }
        // Few tables leave room for larger names.
        let size = items.count <= 9 ? " few" : items.count > 40 ? " many" : ""
        return """
            <div class="room" data-live-part="room" data-poll="5"><div class="room-head"><div>\
            <p class="soft">\(bdi: meeting.title)</p><h1>\(title(screen))</h1></div>\(clock(screen))</div>\
            <ol role="list" class="room-tables\(size)">\(items)</ol><div class="row no-print">\
            \(RoundSteps(meeting: meeting, seating: seating, isOnScreen: true).html(screen))\
            <a class="button plain" href="\(SeatingController.Routes.tables(meeting.id))">\(screen.t("seating.title"))</a>\
            </div></div>
            """
    }

    private func title(_ screen: Screen) -> String {
        if seating.isOver, seating.running(screen.visit.now) == nil { return screen.t("seating.rounds.over") }
        let round = SeatingWords.round(tables.round, seating, screen)
        return tables.round < seating.nextRound
            ? round : screen.t("seating.screen.next", ["round": .written(round)])
    }

    /// The moment it ends, which a small script turns into the time that is left.
    private func clock(_ screen: Screen) -> HTML? {
        let now = screen.visit.now
        guard let running = seating.running(now), let end = running.endsAt else { return nil }
        return """
            <p class="room-clock tabular" role="timer" data-until="\(String(end.milliseconds))" \
            data-now="\(String(now.milliseconds))" data-over="\(screen.t("seating.screen.over"))">\
            \(SeatingWords.until(running, meeting, screen))</p>
            """
    }
}
