import Chronology
import Localization
import Persistence
import Web

/// Makes a candidate of a visitor who wishes to join, with one tap on their private page. The meeting learns that it
/// brought one, the bureau that somebody asks, and whoever invited becomes their sponsor.
struct VisitorCandidacy: Sendable {
    let notices: Notices

    func apply(_ visitor: ID<Visitor>, today: CivilDate, at now: Instant, in db: any Connection) throws
        -> Candidacy.Outcome
    {
        let row = try db.first(
            """
            SELECT v.given_name, v.family_name, v.company, v.trade, v.email, v.language, v.candidate_id, v.place, v.step,
                   k.branch_id, m.branch_id AS inviter_branch_id, m.status AS inviter_status, v.inviter_id, k.title,
                   (SELECT b.id FROM branches b ORDER BY b.position, b.id LIMIT 1) AS first_branch_id
            FROM visitors v JOIN meetings k ON k.id = v.meeting_id LEFT JOIN memberships m ON m.id = v.inviter_id
            WHERE v.id = \(visitor) AND v.email IS NOT NULL AND v.erased_at IS NULL
            """
        )
        guard let row else { return .over }
        guard try row.get("candidate_id", as: ID<Membership>?.self) == nil else { return .already }
        guard OwnVisit.mayApply(try row.get("place"), try row.get("step"), hasApplied: false) else { return .over }
        let branches = try ["branch_id", "inviter_branch_id", "first_branch_id"].map {
            try row.get($0, as: ID<Branch>?.self)
        }
        guard let branch = branches.compactMap({ $0 }).first else { return .over }
        let isActive = try row.get("inviter_status", as: String?.self) == Membership.Status.active.rawValue
        let inviter: ID<Membership>? = try row.get("inviter_id")
        let applicant = Applicant(
            email: try row.get("email"), givenName: try row.get("given_name"), familyName: try row.get("family_name"),
            language: Language(rawValue: try row.get("language")) ?? .fr, company: try row.get("company"),
            trade: try row.get("trade"), city: "", branch: branch, sponsor: isActive ? inviter : nil)
        let outcome = try Candidacy(ids: notices.ids).admit(applicant, at: now, in: db)
        guard case .applied(let person, let seat) = outcome else { return outcome }
        try db.execute(
            "UPDATE visitors SET candidate_id = \(seat), step = 'applied', stepped_at = \(now) WHERE id = \(visitor)")
        try VisitorLines.add(.applied, to: [visitor], by: nil, notices.ids, at: now, in: db)
        try tell(visitor, seat, person, inviter: inviter, title: row.get("title"), today: today, at: now, in: db)
        return outcome
    }

    private func tell(
        _ visitor: ID<Visitor>, _ seat: ID<Membership>, _ person: ID<Person>, inviter: ID<Membership>?, title: String,
        today: CivilDate, at now: Instant, in db: any Connection
    ) throws {
        let values: [String: Notice.Value] = ["title": .text(title)]
        let notice = Notice(
            .meeting, "visitors.notice.candidate", values, path: CandidateController.Routes.all(),
            once: "candidacy:\(seat)", author: person)
        let officers = try Candidacy.officers(of: seat, on: today, in: db)
        try notices.tell(people: officers.map { (person: $0, notice: notice) }, at: now, in: db)
        guard let inviter else { return }
        try notices.tell(
            Notice(
                .meeting, "visitors.notice.applied", values, path: VisitorController.Routes.visitor(visitor),
                once: "visitor-applied-\(visitor)"),
            to: inviter, at: now, in: db)
    }
}
