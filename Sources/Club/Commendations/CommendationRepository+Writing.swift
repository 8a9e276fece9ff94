import Chronology
import Localization
import Persistence
import Web

extension CommendationRepository {
    enum WrittenOutcome: Hashable, Sendable {
        case written
        /// The same form was sent before.
        case alreadyWritten
        /// The key of the form belongs to someone else's letter.
        case foreign
    }

    /// Signs a letter and keeps it.
    static func write(
        _ new: NewCommendation, by seat: ID<Membership>, code: CommendationCode, key: SigningKey, today: CivilDate,
        at now: Instant, in db: any Connection
    ) throws -> WrittenOutcome {
        guard let signatory = try signatory(seat, in: db) else { return .foreign }
        var record = CommendationRecord(
            id: new.id, author: seat, state: .standing, kind: new.kind, language: new.language,
            givenName: new.givenName, familyName: new.familyName, company: new.company, trade: new.trade,
            city: new.city, purpose: new.purpose, knownSince: new.knownSince, letter: new.letter,
            authorName: signatory.name, authorCompany: signatory.company, clubName: signatory.club, code: code.text,
            years: new.years, edition: 1, issuedOn: today, expiresOn: today.adding(months: 12 * new.years),
            keyID: "", signature: "", isHidden: false, isListed: false, answer: "", claimedAt: nil, candidate: nil,
            hasAddress: new.email != nil, createdAt: now, isByMember: true)
        try record.sign(with: key)
        let added = try db.execute(
            """
            INSERT INTO commendations (id, author_id, state, kind, language, given_name, family_name, company, trade,
                city, email, purpose, known_since, letter, author_name, author_company, club_name, code, code_hash,
                years, edition, issued_on, expires_on, key_id, signature, created_at, changed_at)
            VALUES (\(record.id), \(seat), \(record.state), \(record.kind), \(record.language.rawValue),
                \(record.givenName), \(record.familyName), \(record.company), \(record.trade), \(record.city),
                \(new.email), \(record.purpose), \(record.knownSince), \(record.letter), \(record.authorName),
                \(record.authorCompany), \(record.clubName), \(record.code), \(code.hash), \(record.years),
                \(record.edition), \(record.issuedOn.isoText), \(record.expiresOn.isoText), \(record.keyID),
                \(record.signature), \(now), \(now))
            ON CONFLICT DO NOTHING
            """
        )
        if added == 1 { return .written }
        let owner = try db.value("SELECT author_id FROM commendations WHERE id = \(new.id)", as: ID<Membership>.self)
        return owner == seat ? .alreadyWritten : .foreign
    }

    /// Vouches anew from today on: a new edition with the same code, signed with the key of today.
    ///
    /// - Parameter edition: the one the author saw; a repetition finds another one and changes nothing.
    static func renew(
        _ record: CommendationRecord, edition: Int, key: SigningKey, today: CivilDate, at now: Instant,
        in db: any Connection
    ) throws -> Bool {
        var next = record
        next.edition = edition + 1
        next.issuedOn = today
        next.expiresOn = today.adding(months: 12 * record.years)
        try next.sign(with: key)
        return try db.execute(
            """
            UPDATE commendations SET edition = \(next.edition), issued_on = \(next.issuedOn.isoText),
                expires_on = \(next.expiresOn.isoText), key_id = \(next.keyID), signature = \(next.signature),
                changed_at = \(now)
            WHERE id = \(record.id) AND state = 'standing' AND edition = \(edition)
            """
        ) == 1
    }

    /// The author vouches no more; the page says so to whoever has the code, without a name.
    static func withdraw(_ id: ID<Commendation>, at now: Instant, in db: any Connection) throws -> Bool {
        try db.execute(
            """
            UPDATE commendations SET state = 'withdrawn', is_listed = 0, changed_at = \(now)
            WHERE id = \(id) AND state = 'standing'
            """
        ) == 1
    }
}
