import Chronology
import Persistence
import Web

/// What a meeting brought: who came, visitors who applied, pairs who met for the first time, and the business that came
/// of it within ninety days. Counts, never amounts or names; none of business while fewer than five members were there.
struct Outcome: Sendable {
    static let window: Duration = .days(90)
    /// The fewest behind a figure of business.
    static let fewest = 5

    var present: Int
    var capacity: Int?
    var visitors: Int
    var applied: Int
    var newPairs: Int
    /// Nil while too few were there.
    var referrals: Int?
    var deals: Int?

    /// A referral or a deal between two who were there is counted for the last meeting they shared before it, so for one
    /// meeting alone.
    static func of(_ meeting: ShownMeeting, in db: any Connection) throws -> Outcome {
        let there: SQL =
            "(SELECT membership_id FROM attendances WHERE meeting_id = \(meeting.id) AND state IN ('present', 'late'))"
        let until = meeting.startsAt + window
        let row = try db.first(
            """
            SELECT (SELECT COUNT(*) FROM attendances WHERE meeting_id = \(meeting.id)
                    AND state IN \(list: Attendance.State.counting)) AS present,
                   (SELECT COUNT(*) FROM \(there) h) AS themselves,
                   (SELECT COUNT(*) FROM arrivals WHERE meeting_id = \(meeting.id) AND visitor_id IS NOT NULL) AS visitors,
                   (SELECT COUNT(*) FROM visitors WHERE meeting_id = \(meeting.id) AND step = 'applied') AS applied,
                   (SELECT COUNT(*) FROM referrals f
                    WHERE f.giver_id IN \(there) AND f.receiver_id IN \(there) AND f.stage <> 'withdrawn'
                      AND f.given_at >= \(meeting.startsAt) AND f.given_at < \(until)
                      AND NOT EXISTS (\(later("f.giver_id", "f.receiver_id", "f.given_at", meeting)))) AS referrals,
                   (SELECT COUNT(*) FROM deals d
                    WHERE d.seller_id IN \(there) AND d.other_id IN \(there) AND d.confirmed_at IS NOT NULL
                      AND d.declared_at >= \(meeting.startsAt) AND d.declared_at < \(until)
                      AND NOT EXISTS (\(later("d.seller_id", "d.other_id", "d.declared_at", meeting)))) AS deals,
                   \(pairs(meeting)) AS pairs
            """
        )
        guard let row else { throw Refusal.notFound }
        let present: Int = try row.get("present")
        // Substitutes are behind no figure of business.
        let isEnough = try row.get("themselves", as: Int.self) >= fewest
        return Outcome(
            present: present, capacity: meeting.capacity, visitors: try row.get("visitors"),
            applied: try row.get("applied"), newPairs: try row.get("pairs"),
            referrals: isEnough ? try row.get("referrals") : nil, deals: isEnough ? try row.get("deals") : nil)
    }

    /// A meeting after this one that both were at before it happened.
    private static func later(_ one: SQL, _ other: SQL, _ moment: SQL, _ meeting: ShownMeeting) -> SQL {
        """
        SELECT 1 FROM attendances x JOIN attendances y ON y.meeting_id = x.meeting_id JOIN meetings z ON z.id = x.meeting_id
        WHERE x.membership_id = \(one) AND y.membership_id = \(other) AND x.state IN ('present', 'late')
          AND y.state IN ('present', 'late') AND z.starts_at > \(meeting.startsAt) AND z.starts_at <= \(moment)
        """
    }

    /// Pairs who sat together here and at no meeting before.
    private static func pairs(_ meeting: ShownMeeting) -> SQL {
        """
        (SELECT COUNT(*) FROM (
            SELECT DISTINCT a.sitter_id AS one, b.sitter_id AS other FROM seatings s
            JOIN seating_rounds h ON h.seating_id = s.id
            JOIN table_seats a ON a.seating_id = s.id AND a.round = h.round AND a.sitter_id IS NOT NULL
            JOIN table_seats b ON b.seating_id = s.id AND b.round = h.round AND b.table_number = a.table_number
                AND b.sitter_id > a.sitter_id
            WHERE s.meeting_id = \(meeting.id)) p
         WHERE NOT EXISTS (
            SELECT 1 FROM table_seats c
            JOIN table_seats e ON e.seating_id = c.seating_id AND e.round = c.round AND e.table_number = c.table_number
            JOIN seating_rounds h ON h.seating_id = c.seating_id AND h.round = c.round
            JOIN seatings s ON s.id = c.seating_id JOIN meetings k ON k.id = s.meeting_id
            WHERE c.sitter_id = p.one AND e.sitter_id = p.other AND k.starts_at < \(meeting.startsAt)))
        """
    }
}
