import Chronology
import Jobs
import Localization
import Persistence
import Web

/// The mails to visitors, in the language they registered in. Each brings a private address of its own, for none can be
/// shown again.
struct VisitorMail: Sendable {
    /// The kind in the outbox.
    static let kind = "visitor"

    enum Occasion: String, CaseIterable, Sendable {
        case coming, waiting, apply
        /// Moved up from the waiting list.
        case seated
        /// Another place or hour.
        case moved
        /// The meeting was called off.
        case cancelled
        /// The seat is no longer theirs: somebody gave it back for them, or the line was too long.
        case released
        /// The desk wrote them down as they came.
        case welcomed
        /// The address is a member's.
        case member
        /// What comes tomorrow, and what comes in two hours.
        case tomorrow, soon

        init(_ place: Visitor.Place) {
            switch place {
            case .coming: self = .coming
            case .waiting: self = .waiting
            case .apply: self = .apply
            // Whoever cancelled registers anew under a row of their own.
            case .cancelled: self = .cancelled
            }
        }

        var bringsCalendar: Bool { [.coming, .seated, .moved, .cancelled].contains(self) }
    }

    let notices: Notices

    init(_ notices: Notices) {
        self.notices = notices
    }

    /// To visitors who are written down.
    ///
    /// - Parameter once: makes the mail one of a kind for its visitor and the meeting as it stands in this version.
    /// - Returns: the private addresses drawn, one for each visitor with a mailbox; none for a mail that was written
    ///   before.
    @discardableResult
    func send(
        _ occasion: Occasion, to visitors: [ID<Visitor>], once: String, at now: Instant, in db: any Connection
    ) throws -> [SessionToken] {
        guard !visitors.isEmpty else { return [] }
        let rows = try db.rows(
            """
            SELECT v.id AS visitor_id, v.given_name, v.family_name, v.email, v.language, k.id, k.title, k.place,
                   k.local_start, k.local_end, k.zone, k.starts_at, k.ends_at, k.version, k.changed_at,
                   p.given_name AS inviter_given, p.family_name AS inviter_family, c.name AS club
            FROM visitors v JOIN meetings k ON k.id = v.meeting_id JOIN clubs c ON c.id = 1
            LEFT JOIN memberships m ON m.id = v.inviter_id LEFT JOIN people p ON p.id = m.person_id
            WHERE v.id IN \(list: visitors) AND v.email IS NOT NULL ORDER BY v.id
            """
        )
        var links: [String: (token: SessionToken, visitor: ID<Visitor>)] = [:]
        var mails: [(mail: OutboxMail, notBefore: Instant?)] = []
        for row in rows {
            let id: ID<Visitor> = try row.get("visitor_id")
            let link = SessionToken(from: notices.random)
            let text = try VisitorLetter(row, notices)
            let version: Int = try row.get("version")
            let mark = "visitor-\(occasion.rawValue):\(id):\(version):\(once)"
            guard let mail = try text.mail(occasion, link: link, once: mark) else { continue }
            mails.append((mail, nil))
            links[mark] = (link, id)
        }
        let new = try notices.outbox.enqueue(mails, in: db)
        let drawn = mails.compactMap { new.contains($0.mail.dedupeKey) ? links[$0.mail.dedupeKey] : nil }
        guard !drawn.isEmpty else { return [] }
        try db.insert(
            into: "visitor_links", columns: ["token_hash", "visitor_id", "made_at"],
            rows: drawn.map { [$0.token.storedHash, $0.visitor, now] as [any SQLBindable] })
        return drawn.map(\.token)
    }

    /// To somebody who is not written down, and why.
    func send(_ occasion: Occasion, of new: NewVisitor, to invited: InvitedMeeting, in db: any Connection) throws {
        let club: String? = try db.value("SELECT name FROM clubs WHERE id = 1")
        let letter = VisitorLetter(new, invited, club: club ?? "", notices)
        if let mail = try letter.mail(occasion, link: nil, once: "visitor-\(occasion.rawValue):\(new.key)") {
            try notices.outbox.enqueue(mail, in: db)
        }
    }
}
