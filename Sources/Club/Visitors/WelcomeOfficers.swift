import Chronology
import Persistence

/// Who looks after the visitors of a meeting: those who welcome for its bureau, else the whole bureau; where a branch has
/// none, that of the club.
enum WelcomeOfficers {
    /// - Parameter hostsFirst: whether those who welcome are asked rather than the whole bureau.
    static func of(
        _ meetings: Set<ID<Meeting>>, hostsFirst: Bool = true, on today: CivilDate, in db: any Connection
    ) throws -> [ID<Meeting>: [ID<Person>]] {
        let rows = try db.rows(
            """
            SELECT k.id, d.person_id, d.role, CASE WHEN d.branch_id IS NULL THEN 1 ELSE 0 END AS is_club,
                   CASE WHEN k.branch_id IS NULL THEN 1 ELSE 0 END AS is_of_club
            FROM meetings k
            JOIN mandates d ON d.branch_id IS NULL OR d.branch_id = k.branch_id
            WHERE k.id IN \(list: meetings.sorted()) AND d.role IN \(list: Role.allCases.filter(\.isOfficer))
              AND d.starts_on <= \(today.isoText) AND (d.ends_on IS NULL OR d.ends_on >= \(today.isoText))
            ORDER BY k.id, d.person_id, d.id
            """
        )
        var held: [ID<Meeting>: [(person: ID<Person>, role: Role, isNear: Bool)]] = [:]
        for row in rows {
            let (isClub, isOfClub): (Bool, Bool) = (try row.get("is_club"), try row.get("is_of_club"))
            held[try row.get("id"), default: []].append(
                (person: try row.get("person_id"), role: try row.get("role"), isNear: isClub == isOfClub))
        }
        return held.mapValues { officers in
            let near = officers.filter(\.isNear)
            let bureau = near.isEmpty ? officers : near
            let hosts = hostsFirst ? bureau.filter { $0.role == .host } : []
            var seen: Set<ID<Person>> = []
            return (hosts.isEmpty ? bureau : hosts).map(\.person).filter { seen.insert($0).inserted }
        }
    }
}
