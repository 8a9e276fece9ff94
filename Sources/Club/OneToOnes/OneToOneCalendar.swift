import Calendars
import Chronology
import Localization
import Persistence
import Web

/// One-to-ones in calendars. One's own file says where; the feed, which hangs on shared screens, names the other alone.
enum OneToOneCalendar {
    /// What the feed knows of one.
    struct Entry: Sendable {
        var id: ID<OneToOne>
        var local: CivilDateTime
        var minutes: Int
        var version: Int
        var changedAt: Instant
        /// Empty when the other was erased.
        var other: String
    }

    static func product(_ language: Language) -> String { "-//Rabita//OneToOnes//" + language.rawValue.uppercased() }

    static func event(_ seen: SeenOneToOne, _ screen: Screen, _ house: House) -> CalendarEvent? {
        guard let taken = seen.taken else { return nil }
        let entry = Entry(
            id: seen.id, local: taken.local, minutes: seen.minutes, version: seen.version, changedAt: seen.changedAt,
            other: seen.other.name)
        var event = event(entry, house.hostName, house.zone, screen.t) { house.absolute($0) }
        if let place = seen.place {
            let words = screen.t(
                "oneToOnes.place." + place.choice.rawValue, ["other": .written(screen.name(seen.other))])
            event.location = place.words.isEmpty ? words : words + " – " + place.words
        }
        return event
    }

    /// The wall clock decides: it is read with the rules of the day, so that the event stays at its hour when they change.
    static func event(
        _ entry: Entry, _ host: String, _ zone: TimeZoneRules, _ t: Translator, absolute: (URLPath) -> String
    ) -> CalendarEvent {
        let start = zone.instant(of: entry.local).resolved
        let name = entry.other.isEmpty ? t("referrals.erased-member") : entry.other
        return CalendarEvent(
            uid: "one-to-one-\(entry.id)@\(host)", sequence: entry.version - 1, changedAt: entry.changedAt,
            span: .time(start, start + .minutes(entry.minutes)),
            summary: t("oneToOnes.calendar.event", ["other": .written(name)]),
            url: absolute(OneToOneController.Routes.one(entry.id)), isBusy: true)
    }

    /// Those agreed or held of all of a person's seats in use, since then.
    static func entries(_ person: ID<Person>, since: Instant, in db: any Connection) throws -> [Entry] {
        try db.rows(
            """
            SELECT o.id, o.minutes, o.version, o.changed_at, t.local_at, a.given_name, a.family_name
            FROM memberships m
            JOIN one_to_ones o ON o.first_id = m.id OR o.second_id = m.id
            JOIN one_to_one_times t
                ON t.one_to_one_id = o.id AND t.round = o.round AND t.position = o.taken_position
            JOIN memberships am ON am.id = CASE WHEN o.first_id = m.id THEN o.second_id ELSE o.first_id END
            JOIN people a ON a.id = am.person_id
            WHERE m.person_id = \(person) AND m.status = 'active' AND t.starts_at >= \(since)
              AND (o.state = 'taken' OR o.is_held = 1)
            ORDER BY t.starts_at, o.id LIMIT 1000
            """
        ).compactMap { row in
            guard let local = CivilDateTime(isoText: try row.get("local_at", as: String.self)) else { return nil }
            let name = [try row.get("given_name", as: String.self), try row.get("family_name")]
            return Entry(
                id: try row.get("id"), local: local, minutes: try row.get("minutes"), version: try row.get("version"),
                changedAt: try row.get("changed_at"), other: name.filter { !$0.isEmpty }.joined(separator: " "))
        }
    }
}
