import Calendars
import Chronology
import Localization
import Persistence
import Web

/// A person's due dates, meetings and one-to-ones for their calendar program, at a secret address which they can replace or
/// close. A calendar hangs on shared screens: it names the other member, the day and the hour, never an amount, an
/// object, the place of a one-to-one or a prospect.
enum CalendarFeed {
    /// How long a day past its date stays in the calendar.
    private static let keptDays = 90
    static let kept: Duration = .days(keptDays)

    /// Whether the person has an address, since when.
    static func openedAt(_ person: ID<Person>, in db: any Connection) throws -> Instant? {
        try db.value("SELECT created_at FROM calendar_feeds WHERE person_id = \(person)")
    }

    /// Draws a new address; a former one opens nothing any more.
    static func open(
        for person: ID<Person>, from random: any RandomSource, at now: Instant, in db: any Connection
    ) throws -> SessionToken {
        let token = SessionToken(from: random)
        try db.execute(
            """
            INSERT INTO calendar_feeds (person_id, token_hash, created_at)
            VALUES (\(person), \(token.storedHash), \(now))
            ON CONFLICT (person_id) DO UPDATE SET token_hash = excluded.token_hash, created_at = excluded.created_at
            """
        )
        return token
    }

    static func close(_ person: ID<Person>, in db: any Connection) throws {
        try db.execute("DELETE FROM calendar_feeds WHERE person_id = \(person)")
    }

    /// What a calendar is made of.
    struct Content: Sendable {
        var language: Language
        var days: [Day]
        var oneToOnes: [OneToOneCalendar.Entry]
        var meetings: [MeetingCalendar.Entry]
    }

    struct Day: Sendable {
        var deal: ID<Deal>
        var dueOn: CivilDate
        var version: Int
        var changedAt: Instant
        /// Empty when the other side was erased.
        var across: String
    }

    /// Nil when the address opens nothing: it is not one of ours, was closed, or its owner is no longer a member.
    static func content(
        _ token: SessionToken, today: CivilDate, since: Instant, in db: any Connection
    ) throws -> Content? {
        let owner = try db.first(
            """
            SELECT p.id, p.language FROM calendar_feeds f JOIN people p ON p.id = f.person_id
            WHERE f.token_hash = \(token.storedHash) AND p.erased_at IS NULL
              AND EXISTS (SELECT 1 FROM memberships m WHERE m.person_id = p.id AND m.status = 'active')
            """
        )
        guard let owner else { return nil }
        let person: ID<Person> = try owner.get("id")
        let rows = try db.rows(
            """
            SELECT d.id, d.due_on, d.version, d.changed_at, a.given_name, a.family_name
            FROM memberships m
            JOIN deals d ON d.seller_id = m.id OR d.other_id = m.id
            JOIN memberships am ON am.id = CASE WHEN d.seller_id = m.id THEN d.other_id ELSE d.seller_id END
            JOIN people a ON a.id = am.person_id
            WHERE m.person_id = \(person) AND m.status = 'active' AND d.confirmed_at IS NOT NULL
              AND (d.outcome IS NULL OR d.outcome = 'disputed')
              AND d.due_on >= \(today.adding(days: -keptDays).isoText)
            ORDER BY d.due_on, d.id LIMIT 2000
            """
        )
        let days = try rows.compactMap { row -> Day? in
            guard let dueOn = try row.day("due_on") else { return nil }
            let name = [try row.get("given_name", as: String.self), try row.get("family_name")]
            return Day(
                deal: try row.get("id"), dueOn: dueOn, version: try row.get("version"),
                changedAt: try row.get("changed_at"), across: name.filter { !$0.isEmpty }.joined(separator: " "))
        }
        let oneToOnes = try OneToOneCalendar.entries(person, since: since, in: db)
        let meetings = try MeetingCalendar.entries(person, since: since, in: db)
        return Content(
            language: Language(rawValue: try owner.get("language")) ?? .fr, days: days, oneToOnes: oneToOnes,
            meetings: meetings)
    }

    /// The file, in the language of its owner.
    ///
    /// - Parameters:
    ///   - host: what makes the keys of events ours alone.
    ///   - absolute: the address of a page.
    static func file(
        _ content: Content, host: String, _ zone: TimeZoneRules, _ zones: ZoneDatabase, _ t: Translator,
        absolute: (URLPath) -> String
    ) -> CalendarFile {
        let oneToOnes = content.oneToOnes.map { OneToOneCalendar.event($0, host, zone, t, absolute: absolute) }
        let rules = MeetingCalendar.rules(content.meetings, zones)
        let known = Set(rules.map(\.name))
        let meetings = content.meetings.map { entry in
            MeetingCalendar.event(entry, host, knows: known.contains(entry.zone), absolute: absolute)
        }
        return CalendarFile(
            name: t("deals.calendar.name"),
            product: "-//Rabita//Deals//" + t.language.rawValue.uppercased(),
            events: content.days.map { day in
                let name = day.across.isEmpty ? t("referrals.erased-member") : day.across
                return CalendarEvent(
                    uid: "deal-\(day.deal)@\(host)",
                    sequence: day.version - 1,
                    changedAt: day.changedAt,
                    span: .day(day.dueOn),
                    summary: t("deals.calendar.event", ["name": .written(name)]),
                    url: absolute(DealController.Routes.deal(day.deal))
                )
            } + oneToOnes + meetings,
            zones: rules
        )
    }
}
