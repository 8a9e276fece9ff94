import Jobs
public import Persistence

/// The migrations of the product, in order. Once released, one is never changed.
public enum Schema {
    /// All of them, from the first.
    public static let migrations: [Migration] = [
        migration(1, "club", PackageResources._001_club_sql),
        migration(2, "people", PackageResources._002_people_sql),
        migration(3, "companies_and_memberships", PackageResources._003_companies_and_memberships_sql),
        migration(4, "referrals", PackageResources._004_referrals_sql),
        migration(5, "imports", PackageResources._005_imports_sql),
        migration(6, "activity", PackageResources._006_activity_sql),
        migration(7, "outbox", Array(JobsSchema.sql.utf8)),
        migration(
            8, "revisions", sqlite: PackageResources._008_revisions_sqlite_sql,
            postgres: PackageResources._008_revisions_postgres_sql),
        migration(
            9, "name_revisions", sqlite: PackageResources._009_name_revisions_sqlite_sql,
            postgres: PackageResources._009_name_revisions_postgres_sql),
        migration(10, "outbox_unsubscribe", Array(JobsSchema.unsubscribe.utf8)),
        migration(11, "notices", PackageResources._011_notices_sql),
        migration(12, "exchange", PackageResources._012_exchange_sql),
        migration(
            13, "deals", sqlite: PackageResources._013_deals_sqlite_sql,
            postgres: PackageResources._013_deals_postgres_sql),
        migration(14, "opportunities", PackageResources._014_opportunities_sql),
        migration(15, "commendations", PackageResources._015_commendations_sql),
        migration(16, "introductions", PackageResources._016_introductions_sql),
        migration(17, "matches", PackageResources._017_matches_sql),
        migration(18, "purchases", PackageResources._018_purchases_sql),
        migration(19, "worth", PackageResources._019_worth_sql),
        migration(20, "meetings", PackageResources._020_meetings_sql),
        migration(
            21, "meeting_notices", sqlite: PackageResources._021_meeting_notices_sqlite_sql,
            postgres: PackageResources._021_meeting_notices_postgres_sql),
        migration(22, "one_to_ones", PackageResources._022_one_to_ones_sql),
        migration(23, "outbox_calendar", Array(JobsSchema.calendar.utf8)),
    ]

    /// Reads a script. In SQLite only the exact words INTEGER PRIMARY KEY make a key the row's own number; with
    /// BIGINT each table would carry a second tree for it. What must be ordered by bytes in a PostgreSQL database of
    /// any locale says COLLATE "C", which is how SQLite orders anyway.
    private static func migration(_ number: Int, _ name: String, _ bytes: [UInt8]) -> Migration {
        migration(number, name, sqlite: bytes, postgres: bytes)
    }

    private static func migration(_ number: Int, _ name: String, sqlite: [UInt8], postgres: [UInt8]) -> Migration {
        Migration(
            number: number,
            name: name,
            sqlite: String(decoding: sqlite, as: UTF8.self).replacing("BIGINT PRIMARY KEY", with: "INTEGER PRIMARY KEY")
                .replacing(" COLLATE \"C\"", with: ""),
            postgres: String(decoding: postgres, as: UTF8.self)
        )
    }
}
