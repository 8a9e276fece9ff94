public import Persistence

/// The migrations of the product, in order. Once released, one is never changed.
public enum Schema {
    public static let migrations: [Migration] = [
        migration(1, "club", PackageResources._001_club_sql),
        migration(2, "people", PackageResources._002_people_sql),
        migration(3, "companies_and_memberships", PackageResources._003_companies_and_memberships_sql),
        migration(4, "referrals", PackageResources._004_referrals_sql),
        migration(5, "imports", PackageResources._005_imports_sql),
        migration(6, "activity", PackageResources._006_activity_sql),
    ]

    /// Reads a script. In SQLite only the exact words INTEGER PRIMARY KEY make a key the row's own number; with
    /// BIGINT each table would carry a second tree for it. SQLite compares text by its bytes already, which in
    /// PostgreSQL is called the collation "C".
    private static func migration(_ number: Int, _ name: String, _ bytes: [UInt8]) -> Migration {
        let text = String(decoding: bytes, as: UTF8.self)
        return Migration(
            number: number,
            name: name,
            sqlite: text.replacing("BIGINT PRIMARY KEY", with: "INTEGER PRIMARY KEY")
                .replacing(" COLLATE \"C\"", with: ""),
            postgres: text
        )
    }
}
