import Chronology
import Localization
import Persistence
import Web

/// A letter as it is kept.
struct CommendationRecord: Sendable {
    var id: ID<Commendation>
    var author: ID<Membership>
    var state: Commendation.State
    var kind: Commendation.Kind
    var language: Language
    var givenName: String
    var familyName: String
    var company: String
    var trade: String
    var city: String
    var purpose: String
    var knownSince: Int
    var letter: String
    var authorName: String
    var authorCompany: String
    var clubName: String
    var code: String
    var years: Int
    var edition: Int
    var issuedOn: CivilDate
    var expiresOn: CivilDate
    var keyID: String
    var signature: String
    var isHidden: Bool
    var isListed: Bool
    var answer: String
    var claimedAt: Instant?
    var candidate: ID<Membership>?
    /// Whether there is an address a code can be sent to; the address itself is not read.
    var hasAddress: Bool
    var createdAt: Instant
    /// Whether the author is a member now.
    var isByMember: Bool

    static let columns: SQL = """
        c.id, c.author_id, c.state, c.kind, c.language, c.given_name, c.family_name, c.company, c.trade, c.city,
        c.purpose, c.known_since, c.letter, c.author_name, c.author_company, c.club_name, c.code, c.years, c.edition,
        c.issued_on, c.expires_on, c.key_id, c.signature, c.is_hidden, c.is_listed, c.answer, c.claimed_at,
        c.candidate_id, CASE WHEN c.email IS NULL THEN 0 ELSE 1 END AS has_address, c.created_at,
        CASE WHEN m.status = 'active' THEN 1 ELSE 0 END AS is_by_member
        """

    var person: String { [givenName, familyName].filter { !$0.isEmpty }.joined(separator: " ") }
    /// Whom the letter names first.
    var subject: String { kind == .company ? company : person }
    /// The rest of what is said of them, in one line.
    var about: String {
        let second = kind == .company ? person : company
        return [trade, second, city].filter { !$0.isEmpty }.joined(separator: language == .ar ? "، " : ", ")
    }

    func isExpired(on today: CivilDate) -> Bool { expiresOn < today }

    /// What is signed.
    var statement: SignedLetter {
        SignedLetter(
            key: keyID, club: clubName, code: code, issued: issuedOn, expires: expiresOn, language: language.rawValue,
            subject: subject, about: about, purpose: purpose, since: knownSince, author: authorName,
            company: authorCompany, letter: letter)
    }

    /// The file anyone can check.
    var file: [UInt8] { statement.file(Base64URL.decode(signature) ?? []) }

    /// Signs what stands now.
    mutating func sign(with key: SigningKey) throws {
        keyID = key.id
        signature = Base64URL.encode(try key.sign(statement.statement))
    }
}

extension CommendationRecord {
    init(_ row: Row) throws {
        func day(_ column: String) throws -> CivilDate {
            CivilDate(isoText: try row.get(column, as: String.self)) ?? CivilDate(daysSinceEpoch: 0)
        }
        self.init(
            id: try row.get("id"), author: try row.get("author_id"), state: try row.get("state"),
            kind: try row.get("kind"), language: Language(rawValue: try row.get("language")) ?? .fr,
            givenName: try row.get("given_name"), familyName: try row.get("family_name"),
            company: try row.get("company"), trade: try row.get("trade"), city: try row.get("city"),
            purpose: try row.get("purpose"), knownSince: try row.get("known_since"), letter: try row.get("letter"),
            authorName: try row.get("author_name"), authorCompany: try row.get("author_company"),
            clubName: try row.get("club_name"), code: try row.get("code"), years: try row.get("years"),
            edition: try row.get("edition"), issuedOn: try day("issued_on"), expiresOn: try day("expires_on"),
            keyID: try row.get("key_id"), signature: try row.get("signature"), isHidden: try row.get("is_hidden"),
            isListed: try row.get("is_listed"), answer: try row.get("answer"), claimedAt: try row.get("claimed_at"),
            candidate: try row.get("candidate_id"), hasAddress: try row.get("has_address"),
            createdAt: try row.get("created_at"), isByMember: try row.get("is_by_member"))
    }
}
