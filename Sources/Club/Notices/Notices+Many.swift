import Chronology
import Persistence
import Web

extension Notices {
    /// So many are written by one statement.
    private static let chunk = 400

    /// Tells many, in two statements for each four hundred: on Home at once. Their mails leave with the next
    /// gathering, some minutes later for those who want them at once.
    ///
    /// - Parameter byMail: whether they hear by mail too; not when a mail of another kind tells them.
    /// - Returns: the seats of those who had not been told yet.
    @discardableResult
    func tell(
        _ told: [(seat: ID<Membership>, notice: Notice)], byMail: Bool = true, at now: Instant,
        in db: any Connection
    ) throws -> [ID<Membership>] {
        try tellAll(told.map { ($0.seat, $0.notice) }, .seats, byMail: byMail, at: now, in: db)
    }

    /// Tells many people whatever seats they use, officers above all; otherwise as above.
    ///
    /// - Returns: those who had not been told yet.
    @discardableResult
    func tell(
        people told: [(person: ID<Person>, notice: Notice)], at now: Instant, in db: any Connection
    ) throws -> [ID<Person>] {
        try tellAll(told.map { ($0.person, $0.notice) }, .people, byMail: true, at: now, in: db)
    }

    /// What the keys of those told are of.
    private struct Keys {
        var column: SQL
        var tables: SQL

        static let seats = Keys(column: "m.id", tables: "memberships m JOIN people p ON p.id = m.person_id")
        static let people = Keys(column: "p.id", tables: "people p")
    }

    private func tellAll<Kind>(
        _ told: [(key: ID<Kind>, notice: Notice)], _ keys: Keys, byMail: Bool, at now: Instant,
        in db: any Connection
    ) throws -> [ID<Kind>] {
        var new: [ID<Kind>] = []
        var rest = told[...]
        while !rest.isEmpty {
            new += try tell(chunk: rest.prefix(Self.chunk), keys, byMail, at: now, in: db)
            rest = rest.dropFirst(Self.chunk)
        }
        return new
    }

    private struct Holder {
        var reader: NoticeReader
        var paces: [Notice.Kind: Notice.Pace] = [:]
    }

    private func tell<Kind>(
        chunk: ArraySlice<(key: ID<Kind>, notice: Notice)>, _ keys: Keys, _ byMail: Bool, at now: Instant,
        in db: any Connection
    ) throws -> [ID<Kind>] {
        let holders = try holders(chunk, keys, in: db)
        var told: [Told: ID<Kind>] = [:]
        var rows: [SQL] = []
        for (key, notice) in chunk {
            guard let holder = holders[key], holder.reader.person != notice.author else { continue }
            let mark = Told(person: holder.reader.person, once: notice.once)
            guard told.updateValue(key, forKey: mark) == nil else { continue }
            let pace = holder.paces[notice.kind] ?? notice.kind.usualPace
            let departure =
                holder.reader.email == nil || !byMail ? nil : holder.reader.quiet.departure(pace, after: now, zone)
            rows.append(
                """
                (\(ids.next(Notice.self)), \(holder.reader.person), \(notice.author), \(notice.kind), \(notice.key),
                 \(Notice.Arguments.encode(notice.values)), \(notice.path.description), \(notice.once), \(now),
                 \(departure))
                """)
        }
        guard !rows.isEmpty else { return [] }
        return try db.rows(
            """
            INSERT INTO notices (id, person_id, author_id, kind, message, arguments, path, once, created_at, mail_at)
            VALUES \(rows.joined(separator: ", "))
            ON CONFLICT DO NOTHING RETURNING person_id, once
            """
        ).compactMap { told[Told(person: try $0.get("person_id"), once: try $0.get("once"))] }
    }

    private struct Told: Hashable {
        var person: ID<Person>
        var once: String
    }

    private func holders<Kind>(
        _ chunk: ArraySlice<(key: ID<Kind>, notice: Notice)>, _ keys: Keys, in db: any Connection
    ) throws -> [ID<Kind>: Holder] {
        let kinds = Set(chunk.map(\.notice.kind)).sorted { $0.rawValue < $1.rawValue }
        let rows = try db.rows(
            """
            SELECT \(keys.column) AS told_id, \(NoticeReader.columns), w.kind, w.pace
            FROM \(keys.tables)
            JOIN clubs c ON c.id = 1
            LEFT JOIN notice_paces w ON w.person_id = p.id AND w.kind IN \(list: kinds)
            WHERE \(keys.column) IN \(list: Set(chunk.map(\.key)).sorted()) AND p.erased_at IS NULL
            """
        )
        var holders: [ID<Kind>: Holder] = [:]
        for row in rows {
            let key: ID<Kind> = try row.get("told_id")
            if holders[key] == nil { holders[key] = Holder(reader: try NoticeReader(row)) }
            guard let kind: Notice.Kind = try row.get("kind") else { continue }
            holders[key]?.paces[kind] = try row.get("pace")
        }
        return holders
    }
}
