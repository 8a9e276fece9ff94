import Chronology
import Jobs
import Persistence
import Web

/// Sends by mail what waited for its hour: gathered for a person into one mail. What was read meanwhile is not sent.
struct NoticeGathering: Sendable {
    /// People written to in one transaction at most are those of so many notices.
    static let batch = 400

    let notices: Notices

    /// - Returns: how many notices were settled.
    @discardableResult
    func run(due: Instant, in db: any Connection) throws -> Int {
        let rows = try db.rows(
            """
            SELECT n.id, n.kind, n.message, n.arguments, n.path, n.once, n.read_at, \(NoticeReader.columns)
            FROM notices n
            JOIN people p ON p.id = n.person_id
            JOIN clubs c ON c.id = 1
            WHERE n.mail_at IS NOT NULL AND n.mailed_at IS NULL AND n.mail_at <= \(due)
            ORDER BY n.person_id, n.id LIMIT \(rows: Self.batch + 1)
            """
        )
        var settled: [ID<Notice>] = []
        for group in try groups(rows) {
            settled += group.ids
            try notices.send(group.unread, to: group.reader, at: due, in: db)
        }
        guard !settled.isEmpty else { return 0 }
        return try db.execute("UPDATE notices SET mailed_at = \(due) WHERE id IN \(list: settled)")
    }

    private struct Group {
        var reader: NoticeReader
        var ids: [ID<Notice>] = []
        var unread: [(id: ID<Notice>, notice: Notice)] = []
    }

    /// By person. The last one may have more than was read, and waits for the next round unless they fill it alone.
    private func groups(_ rows: [Row]) throws -> [Group] {
        var groups: [Group] = []
        for row in rows {
            let reader = try NoticeReader(row)
            if groups.last?.reader.person != reader.person { groups.append(Group(reader: reader)) }
            let id: ID<Notice> = try row.get("id")
            groups[groups.count - 1].ids.append(id)
            guard try row.get("read_at", as: Int64?.self) == nil, let notice = try Notice(row) else { continue }
            groups[groups.count - 1].unread.append((id, notice))
        }
        if rows.count > Self.batch, groups.count > 1 { groups.removeLast() }
        return groups
    }
}

extension Notice {
    /// A notice as it was kept; nil when it leads nowhere any more.
    init?(_ row: Row) throws {
        guard let path = URLPath(local: try row.get("path")) else { return nil }
        self.init(
            try row.get("kind"), try row.get("message"), Arguments.decode(try row.get("arguments")),
            path: path, once: try row.get("once")
        )
    }
}
