import Persistence

extension ProfileField {
    /// Who sees the field of a member who never chose: the default of the column.
    var usualAudience: Audience { self == .size ? .bureau : .members }

    /// The field's audience in a query, where `alias` is `profile_audiences`, joined from the left.
    func audience(of alias: String = "a") -> SQL {
        "COALESCE(\(unsafe: alias).\(unsafe: column), \(unsafe: String(usualAudience.rawValue)))"
    }

    /// A column's value where the reach covers the field's audience, else `NULL`: what the viewer may not see never
    /// leaves the database.
    ///
    /// - Parameters:
    ///   - value: the column, such as `c.website`.
    ///   - reach: a column or number that says how far the viewer sees, see `Viewer.reach(of:)`.
    func visible(_ value: String, reach: SQL) -> SQL {
        "CASE WHEN \(audience()) <= \(reach) THEN \(unsafe: value) END"
    }
}
