import CClubFiles
import Jobs
public import Persistence

/// The migrations of the product, in order. Once released, one is never changed.
public enum Schema {
    /// All of them, from the first.
    public static let migrations: [Migration] = [
        migration(1, "club", migration_0001_club.bytes),
        migration(2, "people", migration_0002_people.bytes),
        migration(3, "companies_and_memberships", migration_0003_companies_and_memberships.bytes),
        migration(4, "referrals", migration_0004_referrals.bytes),
        migration(5, "imports", migration_0005_imports.bytes),
        migration(6, "activity", migration_0006_activity.bytes),
        migration(7, "outbox", Array(JobsSchema.sql.utf8)),
        migration(
            8, "revisions", sqlite: migration_0008_revisions_sqlite.bytes,
            postgres: migration_0008_revisions_postgres.bytes),
        migration(
            9, "name_revisions", sqlite: migration_0009_name_revisions_sqlite.bytes,
            postgres: migration_0009_name_revisions_postgres.bytes),
        migration(10, "outbox_unsubscribe", Array(JobsSchema.unsubscribe.utf8)),
        migration(11, "notices", migration_0011_notices.bytes),
        migration(12, "exchange", migration_0012_exchange.bytes),
        migration(
            13, "deals", sqlite: migration_0013_deals_sqlite.bytes,
            postgres: migration_0013_deals_postgres.bytes),
        migration(14, "opportunities", migration_0014_opportunities.bytes),
        migration(15, "commendations", migration_0015_commendations.bytes),
        migration(16, "introductions", migration_0016_introductions.bytes),
        migration(17, "matches", migration_0017_matches.bytes),
        migration(18, "purchases", migration_0018_purchases.bytes),
        migration(19, "worth", migration_0019_worth.bytes),
        migration(20, "meetings", migration_0020_meetings.bytes),
        migration(
            21, "meeting_notices", sqlite: migration_0021_meeting_notices_sqlite.bytes,
            postgres: migration_0021_meeting_notices_postgres.bytes),
        migration(22, "one_to_ones", migration_0022_one_to_ones.bytes),
        migration(23, "outbox_calendar", Array(JobsSchema.calendar.utf8)),
        migration(24, "visitors", migration_0024_visitors.bytes),
        migration(25, "door", migration_0025_door.bytes),
        migration(26, "seatings", migration_0026_seatings.bytes),
        migration(27, "series", migration_0027_series.bytes),
        migration(28, "running", migration_0028_running.bytes),
        migration(29, "photos", migration_0029_photos.bytes),
        migration(30, "minutes", migration_0030_minutes.bytes),
        migration(31, "visitor_numbers", migration_0031_visitor_numbers.bytes),
        migration(32, "seated_visitors", migration_0032_seated_visitors.bytes),
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
