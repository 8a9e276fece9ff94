import Chronology
import Persistence
import Web

/// What happens to proposals without anyone asking.
enum Matches {
    /// Closes those whose term has passed, silently: whether a side said no or nothing looks the same.
    static func close(due: Instant, in db: any Connection) throws {
        try db.execute("UPDATE matches SET closed_at = \(due) WHERE closed_at IS NULL AND expires_at <= \(due)")
    }

    /// A member leaves: what waits is over, and who said yes to it is told, whatever the leaver had answered. Their noes
    /// stand, should they come back.
    static func leave(
        _ seat: ID<Membership>, _ notices: Notices, at now: Instant, in db: any Connection
    ) throws {
        let hoping = try db.rows(
            """
            SELECT x.id, CASE WHEN x.first_id = \(seat) THEN x.second_id ELSE x.first_id END AS across,
                   p.id AS leaver_id, p.given_name || ' ' || p.family_name AS leaver
            FROM matches x JOIN memberships m ON m.id = \(seat) JOIN people p ON p.id = m.person_id
            WHERE x.closed_at IS NULL AND x.expires_at > \(now)
              AND (x.first_id = \(seat) AND x.second_answer = 'interested'
                   OR x.second_id = \(seat) AND x.first_answer = 'interested')
            ORDER BY x.id
            """
        )
        for row in hoping {
            let notice = Notice(
                .match, "matches.notice.left", ["other": .text(try row.get("leaver"))],
                path: MatchController.Routes.all(),
                once: "match-left-" + (try row.get("id", as: ID<Match>.self)).description,
                author: try row.get("leaver_id"))
            try notices.tell(notice, to: try row.get("across", as: ID<Membership>.self), at: now, in: db)
        }
        try db.execute(
            """
            UPDATE matches SET closed_at = \(now)
            WHERE closed_at IS NULL AND (first_id = \(seat) OR second_id = \(seat))
            """
        )
        try db.execute("DELETE FROM match_gaps WHERE membership_id = \(seat)")
    }
}
