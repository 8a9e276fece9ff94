import Chronology
import Persistence

/// A person's password: only ever its hash.
enum PasswordRepository {
    /// Where a person stands with their password.
    struct Standing: Sendable {
        var email: String?
        var hash: String?
        /// Whether the session was opened a moment ago, so that its owner is surely there.
        var isFresh: Bool

        var hasPassword: Bool { hash != nil }
        /// Whether the present password must be given to change it.
        var needsCurrent: Bool { hasPassword && !isFresh }

        /// What a guesser would try first.
        func personal(_ visit: Visit, _ viewer: Viewer) -> [String] {
            let address = (email ?? "").split(separator: "@").flatMap { $0.split(separator: ".") }.map(String.init)
            let club = visit.club?.name ?? ""
            return [email ?? "", club, viewer.givenName, viewer.familyName] + address
                + club.split(separator: " ").map(String.init)
        }
    }

    /// A session younger than this was opened by someone who could read the code or knew the password.
    static let freshness: Duration = .seconds(900)

    static func standing(of viewer: Viewer, now: Instant, in db: any Connection) throws -> Standing {
        let row = try db.first(
            """
            SELECT p.email, p.password_hash, s.created_at FROM people p JOIN sessions s ON s.person_id = p.id
            WHERE p.id = \(viewer.person) AND s.id = \(viewer.session) AND p.erased_at IS NULL
            """
        )
        guard let row else { throw Refusal.signInFirst }
        let openedAt: Instant = try row.get("created_at")
        return Standing(
            email: try row.get("email"),
            hash: try row.get("password_hash"),
            isFresh: openedAt + freshness > now
        )
    }

    /// Puts a hash in the place of another.
    ///
    /// - Returns: false when it is no longer that other one.
    static func replace(
        _ old: String?, by new: String?, of person: ID<Person>, now: Instant, in db: any Connection
    ) throws -> Bool {
        try db.execute(
            """
            UPDATE people SET password_hash = \(new), changed_at = \(now)
            WHERE id = \(person) AND erased_at IS NULL AND coalesce(password_hash, '') = \(old ?? "")
            """
        ) == 1
    }
}
