public import Chronology
import Localization
public import Persistence
import Tabular

/// The club's referrals as a file: day, two sides, kind and stage. Whom they are about and what they brought belongs
/// to the two parties and is not in it.
public enum ReferralsExport {
    /// - Parameter zone: the club's, for the day of a referral.
    /// - Throws: `DatabaseError`.
    public static func file(zone: TimeZoneRules, in db: any Connection) throws -> [UInt8] {
        let columns: [ReferralColumn] = [.givenOn, .giver, .receiver, .kind, .stage]
        let dates = DateFormat(.fr)
        var writer = CSVWriter()
        writer.append(columns.map(\.header))
        for row in try db.rows(
            """
            SELECT r.given_at, p.email AS giver, q.email AS receiver, r.kind, r.stage
            FROM referrals r
            JOIN memberships g ON g.id = r.giver_id
            JOIN people p ON p.id = g.person_id
            JOIN memberships t ON t.id = r.receiver_id
            JOIN people q ON q.id = t.person_id
            ORDER BY r.given_at, r.id
            """)
        {
            writer.append([
                dates.short(zone.date(at: try row.get("given_at"))),
                try row.get("giver") ?? "",
                try row.get("receiver") ?? "",
                ReferralWords.word(try row.get("kind", as: Referral.Kind.self)),
                ReferralWords.word(try row.get("stage", as: Referral.Stage.self)),
            ])
        }
        return writer.bytes
    }
}
