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
        var new: [ID<Membership>] = []
        var rest = told[...]
        while !rest.isEmpty {
            new += try tell(chunk: rest.prefix(Self.chunk), byMail, at: now, in: db)
            rest = rest.dropFirst(Self.chunk)
        }
        return new
    }

    private struct Holder {
        var reader: NoticeReader
        var paces: [Notice.Kind: Notice.Pace] = [:]
    }

    private func tell(
        chunk: ArraySlice<(seat: ID<Membership>, notice: Notice)>, _ byMail: Bool, at now: Instant,
        in db: any Connection
    ) throws -> [ID<Membership>] {
        let holders = try holders(chunk, in: db)
        var seats: [Told: ID<Membership>] = [:]
        var rows: [SQL] = []
        for (seat, notice) in chunk {
            guard let holder = holders[seat], holder.reader.person != notice.author else { continue }
            let mark = Told(person: holder.reader.person, once: notice.once)
            guard seats.updateValue(seat, forKey: mark) == nil else { continue }
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
        ).compactMap { seats[Told(person: try $0.get("person_id"), once: try $0.get("once"))] }
    }

    private struct Told: Hashable {
        var person: ID<Person>
        var once: String
    }

    private func holders(
        _ chunk: ArraySlice<(seat: ID<Membership>, notice: Notice)>, in db: any Connection
    ) throws -> [ID<Membership>: Holder] {
        let kinds = Set(chunk.map(\.notice.kind)).sorted { $0.rawValue < $1.rawValue }
        let rows = try db.rows(
            """
            SELECT m.id AS seat_id, \(NoticeReader.columns), w.kind, w.pace
            FROM memberships m
            JOIN people p ON p.id = m.person_id
            JOIN clubs c ON c.id = 1
            LEFT JOIN notice_paces w ON w.person_id = p.id AND w.kind IN \(list: kinds)
            WHERE m.id IN \(list: Set(chunk.map(\.seat)).sorted()) AND p.erased_at IS NULL
            """
        )
        var holders: [ID<Membership>: Holder] = [:]
        for row in rows {
            let seat: ID<Membership> = try row.get("seat_id")
            if holders[seat] == nil { holders[seat] = Holder(reader: try NoticeReader(row)) }
            guard let kind: Notice.Kind = try row.get("kind") else { continue }
            holders[seat]?.paces[kind] = try row.get("pace")
        }
        return holders
    }
}
