import Chronology
import Localization
import Persistence
import Web

/// What plans say alike on every page.
struct SeatingWords: Sendable {
    /// Those whose names the reader may see in a reason.
    private let named: [ID<SeatingGuest>: SeatingGuest]

    /// Who is kept apart from whom is known to those who keep them apart: a branch's bureau is told of its own members.
    init(_ guests: [SeatingGuest], for viewer: Viewer) {
        let own = Set(viewer.officerBranches)
        let known = guests.filter { viewer.runsClub || ($0.branch.map { own.contains($0) } ?? ($0.visitor != nil)) }
        named = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
    }

    /// What is wrong, and what would mend it.
    func html(_ reason: SeatingReason, _ screen: Screen) -> HTML {
        let numbers = reason.numbers
        func number(_ place: Int) -> MessageValue {
            .written(screen.number(numbers.indices.contains(place) ? numbers[place] : 0))
        }
        var values: [String: MessageValue] = [
            "round": .written(screen.number(reason.round)), "names": .text(names(reason.people, screen)),
            "count": .written(screen.number(reason.people.count)),
        ]
        switch reason.kind {
        case .room:
            values["people"] = number(0)
            values["seats"] = number(1)
            let missing = numbers.count == 3 ? max(numbers[0] - numbers[1], 1) : 1
            let tables = numbers.count == 3 ? (missing + numbers[2] - 1) / max(numbers[2], 1) : 1
            values["more"] = .written(screen.t("seating.more-tables", count: tables))
        case .hostTable, .hosts:
            values["table"] = number(0)
            values["most"] = number(1)
        case .largeTables, .hostsApart, .missingHost, .hostElsewhere: values["table"] = number(0)
        case .clique: values["tables"] = .written(screen.t("seating.tables", count: numbers.first ?? 0))
        case .everyHost, .together, .other, .seatedTogether, .uneven: break
        }
        return screen.html("seating.reason." + reason.kind.rawValue, values)
    }

    /// "Hicham Lahlou, Salma Bennani et 3 autres", or how many when not all of them are the reader's to know.
    private func names(_ people: [ID<SeatingGuest>], _ screen: Screen) -> String {
        let known = people.compactMap { named[$0] }
        guard known.count == people.count else { return screen.t("seating.people", count: people.count) }
        let first = known.prefix(8).map { Self.name($0, screen) }.joined(separator: screen.t("seating.comma"))
        let rest = known.count - 8
        return rest > 0 ? first + " " + screen.t("seating.and-others", count: rest) : first
    }

    /// Somebody's name as the bureau sees it.
    static func name(_ guest: SeatingGuest, _ screen: Screen) -> String {
        if guest.kind != .member, !guest.label.isEmpty { return guest.label }
        return guest.party.map { screen.name($0) } ?? screen.t("seating.visitor")
    }

    /// The name with whom they stand in for, and whether they are the table's host.
    static func person(_ guest: SeatingGuest, _ screen: Screen) -> HTML {
        let stands: HTML? =
            guest.kind == .substitute
            ? guest.party.map {
                " <span class=\"soft small\">\(screen.html("seating.instead", ["name": .text(screen.name($0))]))</span>"
            } : nil
        let host: HTML? = guest.host == nil ? nil : " <span class=\"tag\">\(screen.t("seating.host"))</span>"
        return "<bdi>\(name(guest, screen))</bdi>\(stands)\(host)"
    }

    static func round(_ round: Int, _ seating: ShownSeating, _ screen: Screen) -> String {
        screen.t(
            "seating.round-of",
            ["round": .written(screen.number(round)), "rounds": .written(screen.number(seating.room.rounds))])
    }

    static func table(_ table: Int, _ screen: Screen) -> String {
        screen.t("seating.table", ["table": .written(screen.number(table))])
    }

    /// When a round ends by the clocks of the meeting's place.
    static func until(_ held: HeldRound, _ meeting: ShownMeeting, _ screen: Screen) -> HTML? {
        guard let end = held.endsAt else { return nil }
        let start = meeting.start.time.secondOfDay / 60
        let time = MeetingAgenda.time(start + Int((end.milliseconds - meeting.startsAt.milliseconds) / 60_000))
        return screen.html("seating.until", ["time": .written(screen.t.dates.time(time))])
    }

    /// Tables as cards, the empty ones left out.
    static func cards(_ tables: SeatedTables, _ screen: Screen) -> HTML {
        let items = tables.tables.enumerated().filter { !$1.isEmpty }.map { index, people -> HTML in
            let lines = people.map { "<li>\(person($0, screen))</li>" as HTML }
            return """
                <li class="card"><h3>\(table(index + 1, screen))</h3><ul role="list">\(lines)</ul></li>
                """
        }
        return "<ol role=\"list\" class=\"tables\">\(items)</ol>"
    }
}
