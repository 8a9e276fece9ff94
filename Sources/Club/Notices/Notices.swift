public import Chronology
import Jobs
import Localization
public import Persistence
public import Web

/// Tells people what concerns them, in the transaction of its cause: on Home at once, by mail at the pace they chose
/// for its kind and never in their quiet hours.
public struct Notices: Sendable {
    let ids: IDGenerator
    let outbox: Outbox
    let zone: TimeZoneRules
    let letters: NoticeLetters
    let random: any RandomSource

    /// Those of the command line, which tells people as the server would.
    ///
    /// - Parameters:
    ///   - zone: the club's.
    ///   - time: stamps the mails.
    /// - Throws: `CatalogError`.
    public static func console(
        _ settings: Settings, ids: IDGenerator, random: any RandomSource, zone: TimeZoneRules, time: any TimeSource
    ) throws -> Notices {
        let letters = NoticeLetters(
            catalog: try Catalogs.load(), base: settings.baseURL, sender: settings.mail?.from)
        return Notices(ids: ids, outbox: Outbox(time: time, ids: ids), zone: zone, letters: letters, random: random)
    }

    /// Tells the person who holds a seat.
    ///
    /// - Returns: whether it is new; an erased person, one told already and the one who caused it are not told.
    @discardableResult
    func tell(
        _ notice: Notice, to membership: ID<Membership>, at now: Instant, in db: any Connection
    ) throws -> Bool {
        let row = try db.first(
            """
            SELECT \(NoticeReader.columns), w.pace
            FROM memberships m
            JOIN people p ON p.id = m.person_id
            JOIN clubs c ON c.id = 1
            LEFT JOIN notice_paces w ON w.person_id = p.id AND w.kind = \(notice.kind)
            WHERE m.id = \(membership) AND p.erased_at IS NULL
            """
        )
        return try tell(notice, row, at: now, in: db)
    }

    /// Tells a person whatever seat they use: an officer, a candidate.
    ///
    /// - Returns: as above.
    @discardableResult
    func tell(_ notice: Notice, to person: ID<Person>, at now: Instant, in db: any Connection) throws -> Bool {
        let row = try db.first(
            """
            SELECT \(NoticeReader.columns), w.pace
            FROM people p
            JOIN clubs c ON c.id = 1
            LEFT JOIN notice_paces w ON w.person_id = p.id AND w.kind = \(notice.kind)
            WHERE p.id = \(person) AND p.erased_at IS NULL
            """
        )
        return try tell(notice, row, at: now, in: db)
    }

    private func tell(_ notice: Notice, _ row: Row?, at now: Instant, in db: any Connection) throws -> Bool {
        guard let row else { return false }
        let reader = try NoticeReader(row)
        guard reader.person != notice.author else { return false }
        let pace = try row.get("pace", as: Notice.Pace?.self) ?? notice.kind.usualPace
        let departure = reader.email == nil ? nil : reader.quiet.departure(pace, after: now, zone)
        let isDue = departure.map { $0 <= now } ?? false
        let id: ID<Notice> = ids.next()
        let added = try db.execute(
            """
            INSERT INTO notices (id, person_id, author_id, kind, message, arguments, path, once, created_at, mail_at,
                                 mailed_at)
            VALUES (\(id), \(reader.person), \(notice.author), \(notice.kind), \(notice.key),
                    \(Notice.Arguments.encode(notice.values)), \(notice.path.description), \(notice.once), \(now),
                    \(departure), \(isDue ? now : nil))
            ON CONFLICT DO NOTHING
            """
        )
        guard added == 1 else { return false }
        if isDue { try send([(id, notice)], to: reader, at: now, in: db) }
        return true
    }

    /// Puts one mail of these into the outbox; without any, or for a reader without an address, nothing.
    func send(
        _ notices: [(id: ID<Notice>, notice: Notice)], to reader: NoticeReader, at now: Instant, in db: any Connection
    ) throws {
        guard !notices.isEmpty, reader.email != nil else { return }
        let kinds = Set(notices.map(\.notice.kind))
        let door = try UnsubscribeDoor.open(for: reader.person, kinds, from: random, at: now, in: db)
        if let mail = try letters.gathered(notices, to: reader, door: door) { try outbox.enqueue(mail, in: db) }
    }
}

extension House {
    /// Tells people what concerns them.
    var notices: Notices {
        Notices(
            ids: ids, outbox: outbox, zone: zone,
            letters: NoticeLetters(catalog: catalog, base: settings.baseURL, sender: settings.mail?.from),
            random: random
        )
    }
}
