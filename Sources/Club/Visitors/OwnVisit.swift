import Chronology
import Persistence
import Web

/// A visit as the visitor sees it, who has its private address.
struct OwnVisit: Sendable {
    var id: ID<Visitor>
    var givenName: String
    var familyName: String
    var place: Visitor.Place
    var step: Visitor.Step
    var meeting: VisitedMeeting
    var mapURL: String?
    var price: String
    var endsAt: Instant
    var state: Meeting.State
    var inviter: Party?
    var hasApplied: Bool
    var hasArrived: Bool
    /// What the code at the door is made with.
    var secret: String?

    static func find(_ token: SessionToken, in db: any Connection) throws -> OwnVisit? {
        try db.first(
            """
            SELECT v.id AS visitor_id, v.given_name, v.family_name, v.place AS seat, v.step, v.inviter_id,
                   v.candidate_id, k.id, k.title, k.place, k.map_url, k.price, k.local_start, k.local_end, k.zone,
                   k.starts_at, k.ends_at, k.state, k.version, k.changed_at, d.secret,
                   (SELECT COUNT(*) FROM arrivals a WHERE a.visitor_id = v.id) AS arrivals,
                   \(Party.columns("inviter", membership: "m", person: "p", company: "c"))
            FROM visitor_links l
            JOIN visitors v ON v.id = l.visitor_id
            JOIN meetings k ON k.id = v.meeting_id
            LEFT JOIN doors d ON d.meeting_id = k.id
            LEFT JOIN memberships m ON m.id = v.inviter_id
            LEFT JOIN people p ON p.id = m.person_id
            LEFT JOIN companies c ON c.id = m.company_id
            WHERE l.token_hash = \(token.storedHash) AND v.erased_at IS NULL
            """
        ).map(OwnVisit.init)
    }

    private init(_ row: Row) throws {
        id = try row.get("visitor_id")
        givenName = try row.get("given_name")
        familyName = try row.get("family_name")
        place = try row.get("seat")
        step = try row.get("step")
        meeting = try VisitedMeeting(row)
        mapURL = try row.get("map_url")
        price = try row.get("price")
        endsAt = try row.get("ends_at")
        state = try row.get("state")
        inviter = try row.get("inviter_id", as: ID<Membership>?.self) == nil ? nil : Party(row, "inviter")
        hasApplied = try row.get("candidate_id", as: ID<Membership>?.self) != nil
        hasArrived = try row.get("arrivals", as: Int.self) > 0
        secret = try row.get("secret")
    }

    /// Who came may ask to join, and who may not come again without.
    /// What others noted of it changes nothing: only an application ends it.
    static func mayApply(_ place: Visitor.Place, _ step: Visitor.Step, hasApplied: Bool) -> Bool {
        !hasApplied && (place == .apply || [.came, .thanked, .called, .applied].contains(step))
    }

    func mayCancel(_ now: Instant) -> Bool {
        place.isCounted && step == .invited && state == .published && meeting.startsAt > now
    }
}
