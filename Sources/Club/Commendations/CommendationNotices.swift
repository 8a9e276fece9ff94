import Chronology
import Persistence
import Web

/// What authors are told of their letters, without naming whom a letter is about: notices and mails outlive the wish to
/// be erased, the letter's own page does not.
struct CommendationNotices: Sendable {
    enum Occasion: String, CaseIterable, Sendable {
        case claimed, answered, hidden, shown, erased, candidate, expiring, left
    }

    let notices: Notices

    init(_ notices: Notices) {
        self.notices = notices
    }

    /// Tells the author.
    ///
    /// - Parameters:
    ///   - day: when the letter was signed.
    ///   - once: what makes it one of a kind beside the occasion.
    @discardableResult
    func tell(
        _ occasion: Occasion, about id: ID<Commendation>, of author: ID<Membership>, day: CivilDate, once: String,
        at now: Instant, in db: any Connection
    ) throws -> Bool {
        try notices.tell(
            Notice(
                .commendation, "commendations.notice." + occasion.rawValue, ["day": .day(day)],
                path: CommendationController.Routes.commendation(id),
                once: "commendation-\(occasion.rawValue):\(id):\(once)"),
            to: author, at: now, in: db)
    }

    /// Tells the bureau that a candidate waits.
    func tellOfficers(
        of seat: ID<Membership>, _ candidate: ID<Person>, name: String, today: CivilDate, at now: Instant,
        in db: any Connection
    ) throws {
        for officer in try Candidacy.officers(of: seat, on: today, in: db) {
            try notices.tell(
                Notice(
                    .commendation, "commendations.notice.applied", ["candidate": .text(name)],
                    path: CandidateController.Routes.all(), once: "candidacy:\(seat)", author: candidate),
                to: officer, at: now, in: db)
        }
    }
}
