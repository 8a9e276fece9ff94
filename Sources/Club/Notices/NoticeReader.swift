import Localization
import Persistence

/// Whom a notice is for, with what decides how it reaches them.
struct NoticeReader: Sendable {
    var person: ID<Person>
    var email: String?
    var language: Language
    var givenName: String
    var fullName: String
    var quiet: QuietHours
    var club: String

    /// The columns of a reader whose `people` table is `p`, beside a `clubs` table `c`.
    static let columns: SQL = """
        p.id AS reader_id, p.email AS reader_email, p.language AS reader_language, p.given_name AS reader_given_name,
        p.given_name || ' ' || p.family_name AS reader_full_name, p.quiet_from, p.quiet_until, c.name AS club_name
        """

    init(_ row: Row) throws {
        person = try row.get("reader_id")
        email = try row.get("reader_email")
        language = Language(rawValue: try row.get("reader_language")) ?? .fr
        givenName = try row.get("reader_given_name")
        fullName = try row.get("reader_full_name")
        quiet = QuietHours(from: try row.get("quiet_from"), until: try row.get("quiet_until"))
        club = try row.get("club_name")
    }
}
