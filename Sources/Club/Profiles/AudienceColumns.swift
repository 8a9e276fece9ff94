import Persistence

/// Reads and writes who may see which part of a membership.
enum AudienceColumns {
    /// Columns named `audience_email` and so on, over `profile_audiences` joined from the left as `a`.
    static func selected(_ fields: [ProfileField]) -> SQL {
        fields.map { "\($0.audience()) AS \(unsafe: name($0))" as SQL }.joined(separator: ", ")
    }

    static func read(_ fields: [ProfileField], _ row: Row) throws -> [ProfileField: Audience] {
        var audiences: [ProfileField: Audience] = [:]
        for field in fields { audiences[field] = try row.get(name(field)) }
        return audiences
    }

    /// Writes the audiences given and leaves the others as they are.
    static func save(
        _ audiences: [ProfileField: Audience], isPublic: Bool? = nil, of membership: ID<Membership>,
        in db: any Connection
    ) throws {
        try db.execute(
            "INSERT INTO profile_audiences (membership_id) VALUES (\(membership)) ON CONFLICT (membership_id) DO NOTHING"
        )
        var changes = audiences.sorted { $0.key.rawValue < $1.key.rawValue }.map { field, audience -> SQL in
            "\(unsafe: field.column) = \(audience)"
        }
        if let isPublic { changes.append("is_public = \(isPublic)") }
        guard !changes.isEmpty else { return }
        try db.execute(
            "UPDATE profile_audiences SET \(changes.joined(separator: ", ")) WHERE membership_id = \(membership)"
        )
    }

    private static func name(_ field: ProfileField) -> String { "audience_" + field.column }
}
