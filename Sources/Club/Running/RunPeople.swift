import Chronology
import Persistence

/// Who speaks and who presents their company, and who is next: for all in the room names, and of a pitch also the
/// company and what it does.
struct RunPeople: Sendable {
    struct Turn: Sendable {
        var hand: FloorOrder.Hand
        var party: Party
        /// Nil while the hand is up.
        var givenAt: Instant?
    }

    struct Pitch: Sendable {
        var party: Party
        var activity: String
        /// Nil before it is on.
        var beganAt: Instant?
    }

    var speaking: Turn?
    /// Hands up, in the order of the floor.
    var hands: [Turn] = []
    var pitching: Pitch?
    /// Those still to come, in order.
    var pitches: [Pitch] = []

    /// Read in one query.
    static func load(_ run: ShownRun, in db: any Connection) throws -> RunPeople {
        let since = run.startsAt - MeetingRun.memory
        let rows = try db.rows(
            """
            SELECT 0 AS is_pitch, t.id AS turn_id, t.asked_at, t.given_at AS since, 0 AS place, '' AS activity,
                   (SELECT COUNT(*) FROM run_turns d WHERE d.membership_id = t.membership_id AND d.state = 'done'
                    AND d.meeting_id = t.meeting_id) AS here,
                   (SELECT COUNT(*) FROM run_turns d WHERE d.membership_id = t.membership_id AND d.state = 'done'
                    AND d.meeting_id <> t.meeting_id AND d.given_at >= \(since)) AS lately,
                   \(Party.columns("p", membership: "m", person: "p", company: "c"))
            FROM run_turns t JOIN memberships m ON m.id = t.membership_id JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            WHERE t.meeting_id = \(run.meeting) AND t.state IN ('waiting', 'speaking')
            UNION ALL
            SELECT 1, m.id, 0, q.began_at, q.position, c.activity, 0, 0,
                   \(Party.columns("p", membership: "m", person: "p", company: "c"))
            FROM run_pitches q JOIN memberships m ON m.id = q.membership_id JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            WHERE q.meeting_id = \(run.meeting) AND q.state IN ('waiting', 'on')
            ORDER BY 5, 2
            """
        )
        var people = RunPeople()
        for row in rows {
            let party = try Party(row, "p")
            let since: Instant? = try row.get("since")
            if try row.get("is_pitch") {
                let pitch = Pitch(party: party, activity: try row.get("activity"), beganAt: since)
                if since == nil { people.pitches.append(pitch) } else { people.pitching = pitch }
            } else {
                let hand = FloorOrder.Hand(
                    id: try row.get("turn_id"), here: try row.get("here"), lately: try row.get("lately"),
                    askedAt: try row.get("asked_at"))
                let turn = Turn(hand: hand, party: party, givenAt: since)
                if since == nil { people.hands.append(turn) } else { people.speaking = turn }
            }
        }
        people.hands.sort { FloorOrder.isBefore($0.hand, $1.hand) }
        return people
    }
}
