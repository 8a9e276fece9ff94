import Names
import Persistence

/// Finds among one's own exchanges by what a member remembers: the other side's name or company, or the prospect's
/// name, in any spelling and script, as the directory does.
enum ExchangeSearch {
    /// From here on every word of the query was found, by its sound at least.
    private static let least = 0.35
    /// The latest of this many referrals are looked through; nobody has given or received more in a lifetime.
    private static let most = 10_000

    /// A condition over `r` referrals. A prospect the viewer may no longer see is not found.
    static func condition(_ text: String, seat: ID<Membership>, in db: any Connection) throws -> SQL {
        let query = SearchQuery(text)
        let handed = try ExchangeRepository.handed(by: seat, in: db)
        let more: SQL = handed.isEmpty ? "" : " OR r.id IN \(list: handed)"
        let rows = try db.rows(
            """
            SELECT r.id, CASE WHEN r.stage = 'withdrawn' AND r.giver_id <> \(seat) THEN '' ELSE r.prospect_name END
                   AS prospect, \(Party.columns("other", membership: "m", person: "p", company: "c"))
            FROM referrals r
            JOIN memberships m ON m.id = CASE WHEN r.giver_id = \(seat) THEN r.receiver_id ELSE r.giver_id END
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            WHERE r.giver_id = \(seat) OR r.receiver_id = \(seat)\(more)
            ORDER BY r.given_at DESC, r.id DESC LIMIT \(rows: most)
            """
        )
        var others: [ID<Membership>: Bool] = [:]
        var prospects: [ID<Referral>] = []
        for row in rows {
            let party = try Party(row, "other")
            if others[party.membership] == nil {
                others[party.membership] = answers(query, [(.name, party.name), (.company, party.company)])
            }
            let prospect: String = try row.get("prospect")
            guard others[party.membership] == false, !prospect.isEmpty else { continue }
            if answers(query, [(.name, prospect)]) { prospects.append(try row.get("id")) }
        }
        let found = others.filter(\.value).keys.sorted()
        // Only the giver's other side is the receiver: to whom a thing one handed on went later is not found.
        return """
            (r.giver_id IN \(list: found) OR (r.receiver_id IN \(list: found) AND r.giver_id = \(seat))
             OR r.id IN \(list: prospects))
            """
    }

    private static func answers(_ query: SearchQuery, _ names: [(SearchField, String)]) -> Bool {
        Ranking.score(query, SearchCandidate(names)) >= least
    }
}
