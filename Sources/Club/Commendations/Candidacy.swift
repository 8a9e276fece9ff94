import Chronology
import Localization
import Persistence

/// Makes a candidate of someone who was commended, or who visited: a person, a company and a seat with the status of a
/// candidate in the branch of who vouches for them, who is their sponsor. The bureau decides; until then a candidate sees nothing of the club.
struct Candidacy: Sendable {
    enum Outcome: Hashable, Sendable {
        case applied(ID<Person>, ID<Membership>)
        /// The same tap before.
        case already
        /// The person with this address has a seat, or is a candidate, whoever recommended them.
        case known
        /// The letter counts no more.
        case over
    }

    let ids: IDGenerator

    func apply(_ record: CommendationRecord, at now: Instant, in db: any Connection) throws -> Outcome {
        guard record.state == .standing else { return .over }
        guard record.candidate == nil else { return .already }
        let row = try db.first(
            """
            SELECT c.email, m.branch_id, m.status
            FROM commendations c JOIN memberships m ON m.id = c.author_id
            WHERE c.id = \(record.id) AND c.candidate_id IS NULL AND c.email IS NOT NULL
            """
        )
        guard let row else { return .over }
        let applicant = Applicant(
            email: try row.get("email"), givenName: record.givenName, familyName: record.familyName,
            language: record.language, company: record.company, trade: record.trade, city: record.city,
            branch: try row.get("branch_id"),
            sponsor: try row.get("status", as: String.self) == "active" ? record.author : nil)
        let outcome = try admit(applicant, at: now, in: db)
        if case .applied(_, let seat) = outcome {
            try db.execute(
                "UPDATE commendations SET candidate_id = \(seat), changed_at = \(now) WHERE id = \(record.id)")
        }
        return outcome
    }

    /// Writes the candidate down, unless the person with this address has a seat.
    func admit(_ applicant: Applicant, at now: Instant, in db: any Connection) throws -> Outcome {
        let known: ID<Person>? = try db.value(
            "SELECT p.id FROM people p WHERE p.email = \(applicant.email) AND p.erased_at IS NULL")
        if let known, try hasSeat(known, in: db) { return .known }
        let person = try known ?? add(applicant, at: now, in: db)
        return .applied(person, try addSeat(applicant, person, at: now, in: db))
    }

    private func hasSeat(_ person: ID<Person>, in db: any Connection) throws -> Bool {
        try db.first("SELECT 1 FROM memberships WHERE person_id = \(person) AND status <> 'left'") != nil
    }

    private func add(_ applicant: Applicant, at now: Instant, in db: any Connection) throws -> ID<Person> {
        let id: ID<Person> = ids.next()
        try db.execute(
            """
            INSERT INTO people (id, email, given_name, family_name, language, created_at, changed_at)
            VALUES (\(id), \(applicant.email), \(applicant.givenName), \(applicant.familyName),
                    \(applicant.language.rawValue), \(now), \(now))
            """
        )
        return id
    }

    private func addSeat(
        _ applicant: Applicant, _ person: ID<Person>, at now: Instant, in db: any Connection
    ) throws -> ID<Membership> {
        let company: ID<Company> = ids.next()
        let seat: ID<Membership> = ids.next()
        // Who works alone trades under their own name.
        let name = applicant.company.isEmpty ? applicant.name : applicant.company
        try db.execute(
            """
            INSERT INTO companies (id, legal_name, activity, city, created_at, changed_at)
            VALUES (\(company), \(name), \(applicant.trade), \(applicant.city), \(now), \(now))
            """
        )
        try db.execute(
            """
            INSERT INTO memberships (id, person_id, company_id, branch_id, status, sponsor_id, created_at, changed_at)
            VALUES (\(seat), \(person), \(company), \(applicant.branch), \(Membership.Status.candidate.rawValue),
                    \(applicant.sponsor), \(now), \(now))
            """
        )
        try db.execute("INSERT INTO profile_audiences (membership_id) VALUES (\(seat))")
        return seat
    }

    /// The bureau that has to look at a candidate: of their branch and of the club.
    static func officers(
        of seat: ID<Membership>, on today: CivilDate, in db: any Connection
    ) throws -> [ID<Person>] {
        try db.rows(
            """
            SELECT DISTINCT d.person_id FROM mandates d JOIN memberships m ON m.id = \(seat)
            WHERE d.role IN \(list: Role.allCases.filter(\.isOfficer)) AND d.starts_on <= \(today.isoText)
              AND (d.ends_on IS NULL OR d.ends_on >= \(today.isoText))
              AND (d.branch_id IS NULL OR d.branch_id = m.branch_id)
            """
        ).map { try $0.get("person_id") }
    }
}
