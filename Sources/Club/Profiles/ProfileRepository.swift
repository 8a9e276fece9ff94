import Chronology
import Morocco
import Persistence

/// A member's own record: read and written by the member alone.
enum ProfileRepository {
    static func profile(of viewer: Viewer, in db: any Connection) throws -> ProfileRecord? {
        guard let seat = viewer.seat else { return nil }
        let row = try db.first(
            """
            SELECT p.civility, p.given_name, p.family_name, p.email, p.phone, p.languages_spoken,
                   m.title, m.offers, m.needs, COALESCE(a.is_public, 0) AS is_public,
                   \(AudienceColumns.selected(ProfileRecord.fields))
            FROM memberships m
            JOIN people p ON p.id = m.person_id
            LEFT JOIN profile_audiences a ON a.membership_id = m.id
            WHERE m.id = \(seat.membership) AND m.person_id = \(viewer.person)
            """
        )
        return try row.map { row in
            ProfileRecord(
                civility: try row.get("civility"),
                givenName: try row.get("given_name"),
                familyName: try row.get("family_name"),
                email: try row.text("email"),
                phone: try row.text("phone").flatMap { try? PhoneNumber(parsing: $0) },
                title: try row.get("title"),
                offers: try row.get("offers"),
                needs: try row.get("needs"),
                languages: SpokenLanguage.list(stored: try row.get("languages_spoken")),
                audiences: try AudienceColumns.read(ProfileRecord.fields, row),
                isPublic: try row.get("is_public")
            )
        }
    }

    /// Writes the record and makes the member findable by it, in one transaction.
    static func save(
        _ record: ProfileRecord, of viewer: Viewer, at now: Instant, in db: any Connection
    ) throws {
        guard let seat = viewer.seat else { throw Refusal.notFound }
        try db.execute(
            """
            UPDATE people SET civility = \(record.civility), given_name = \(record.givenName),
                family_name = \(record.familyName), phone = \(record.phone?.e164),
                languages_spoken = \(SpokenLanguage.stored(record.languages)), changed_at = \(now)
            WHERE id = \(viewer.person)
            """
        )
        let changed = try db.execute(
            """
            UPDATE memberships SET title = \(record.title), offers = \(record.offers), needs = \(record.needs),
                changed_at = \(now)
            WHERE id = \(seat.membership) AND person_id = \(viewer.person)
            """
        )
        guard changed == 1 else { throw Refusal.notFound }
        try AudienceColumns.save(record.audiences, isPublic: record.isPublic, of: seat.membership, in: db)
        // The name is the person's, so the person's other seats are found by it too.
        let seats = try db.rows("SELECT id FROM memberships WHERE person_id = \(viewer.person)")
        try SearchIndex.rebuild(memberships: seats.map { try $0.get("id") }, in: db)
    }
}
