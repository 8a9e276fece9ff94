import Chronology
import Persistence

/// What Home shows: the member's own referrals to count, those shown with their names, what the profile lacks; and,
/// once for each state of the club, the newest members.
enum HomeRepository {
    /// How long a step the other side took stays news.
    static let newsLife: Duration = .seconds(14 * 86_400)

    /// The member's own referrals in both directions; the columns in the order `HomeReferral` reads them.
    static func referrals(_ seat: ID<Membership>, in db: any Connection) throws -> [HomeReferral] {
        let rows = try db.rows(
            """
            SELECT r.id, r.giver_id, r.receiver_id, r.stage, r.given_at, r.moved_at,
                   d.amount_minor, d.confirmed_at, t.thanked_at, r.dormant_at, d.stated_by_id
            FROM referrals r
            LEFT JOIN deals d ON d.referral_id = r.id AND d.closed_at IS NULL
            LEFT JOIN thanks t ON t.deal_id = d.id
            WHERE r.giver_id = \(seat) OR r.receiver_id = \(seat)
            """
        )
        var referrals: [HomeReferral] = []
        referrals.reserveCapacity(rows.count)
        // Repeat business makes several rows of one referral.
        var places: [ID<Referral>: Int] = [:]
        for row in rows {
            let referral = try HomeReferral(row, seat: seat)
            if !referral.deals.isEmpty, let place = places[referral.id] {
                try referrals[place].add(row)
                continue
            }
            if !referral.deals.isEmpty { places[referral.id] = referrals.count }
            referrals.append(referral)
        }
        return referrals
    }

    /// What waits, the most pressing first and among equals the longest waiting; news at the end, the newest first.
    static func waits(
        _ referrals: [HomeReferral], seat: ID<Membership>, since: Instant, in db: any Connection
    ) throws -> HomeAgenda {
        let open = referrals.compactMap { referral in referral.wait(since: since).map { (kind: $0, referral) } }
            .sorted { left, right in
                guard left.kind == right.kind else { return left.kind < right.kind }
                guard left.1.movedAt != right.1.movedAt else { return left.1.id < right.1.id }
                return left.kind == .news ? left.1.movedAt > right.1.movedAt : left.1.movedAt < right.1.movedAt
            }
        let asking = open.filter(\.kind.asks)
        let shown = asking.prefix(HomeAgenda.asksShown) + open.filter { !$0.kind.asks }.prefix(HomeAgenda.newsShown)
        guard !shown.isEmpty else { return HomeAgenda() }
        let other = Party.columns("other", membership: "m", person: "p", company: "c")
        let rows = try db.rows(
            """
            SELECT r.id, CASE WHEN r.prospect_name <> '' THEN r.prospect_name ELSE r.need END AS subject, \(other)
            FROM referrals r
            JOIN memberships m ON m.id = CASE WHEN r.giver_id = \(seat) THEN r.receiver_id ELSE r.giver_id END
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            WHERE r.id IN \(list: shown.map(\.1.id))
            """
        )
        var named: [ID<Referral>: Row] = [:]
        for row in rows { named[try row.get("id")] = row }
        return HomeAgenda(
            asking: asking.count,
            waits: try shown.compactMap { kind, referral in
                try named[referral.id].map { try HomeWait(kind, referral, $0) }
            }
        )
    }

    /// The newest members, the same for all, see `clubs.members_revision`.
    static func newcomers(in db: any Connection) throws -> [HomeCircle.Newcomer] {
        let member = Party.columns("member", membership: "m", person: "p", company: "c")
        return try db.rows(
            """
            SELECT \(member), b.name AS branch
            FROM memberships m
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            JOIN branches b ON b.id = m.branch_id
            WHERE m.status = 'active' AND m.joined_on IS NOT NULL
            ORDER BY m.joined_on DESC, m.id DESC LIMIT \(rows: HomeCircle.shown + 1)
            """
        ).map { HomeCircle.Newcomer(party: try Party($0, "member"), branch: try $0.get("branch")) }
    }

    /// The meetings to come, the next first: each branch's and the club's.
    static func coming(at now: Instant, in db: any Connection) throws -> [HomeCircle.NextMeeting] {
        try db.rows(
            """
            SELECT id, title, place, local_start, CASE WHEN audience = 'club' THEN NULL ELSE branch_id END AS branch_id
            FROM meetings WHERE state = 'published' AND starts_at > \(now) ORDER BY starts_at, id LIMIT \(rows: 200)
            """
        ).map { row in
            HomeCircle.NextMeeting(
                id: try row.get("id"), title: try row.get("title"), place: try row.get("place"),
                start: try row.localTime("local_start"), branch: try row.get("branch_id"))
        }
    }

    /// Whether one's own offers and needs are still empty, and what one answered to the next meeting.
    static func own(
        _ seat: ID<Membership>, _ next: HomeCircle.NextMeeting?, in db: any Connection
    ) throws -> (lacks: HomeCircle.Lacks, meeting: HomeCircle.NextMeeting?) {
        let row = try db.first(
            """
            SELECT CASE WHEN m.offers = '' THEN 1 ELSE 0 END AS offers, CASE WHEN m.needs = '' THEN 1 ELSE 0 END AS needs,
                   o.answer
            FROM memberships m LEFT JOIN registrations o ON o.meeting_id = \(next?.id) AND o.membership_id = m.id
            WHERE m.id = \(seat)
            """
        )
        guard let row else { return (HomeCircle.Lacks(), nil) }
        var meeting = next
        meeting?.answer = try row.get("answer")
        return (HomeCircle.Lacks(offers: try row.get("offers"), needs: try row.get("needs")), meeting)
    }
}
