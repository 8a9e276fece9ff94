import Chronology
import Persistence
import Web

/// Tells the bureau of a question about attendance, and whoever asked of the answer.
struct AttendanceTelling: Sendable {
    let notices: Notices

    /// Tells the bureau that holds the meeting: that of its branch, or the club's.
    func asked(
        _ id: ID<AttendanceRepository.Correction>, _ meeting: ID<Meeting>, by author: ID<Person>, at now: Instant,
        in db: any Connection
    ) throws {
        guard let title = try title(meeting, in: db) else { return }
        let today = notices.zone.date(at: now).isoText
        let officers = try db.rows(
            """
            SELECT DISTINCT d.person_id FROM meetings k
            JOIN mandates d ON d.branch_id = k.branch_id OR k.branch_id IS NULL AND d.branch_id IS NULL
            WHERE k.id = \(meeting) AND d.role IN \(list: Role.allCases.filter(\.isOfficer)) AND d.starts_on <= \(today)
              AND (d.ends_on IS NULL OR d.ends_on >= \(today)) ORDER BY d.person_id
            """
        )
        for officer in officers {
            try notices.tell(
                Notice(
                    .meeting, "attendance.notice.asked", ["title": .text(title)],
                    path: AttendanceController.Routes.all(meeting), once: "attendance-\(id)", author: author),
                to: try officer.get("person_id", as: ID<Person>.self), at: now, in: db)
        }
    }

    func decided(
        _ answer: AttendanceController.Answer, _ id: ID<AttendanceRepository.Correction>, _ meeting: ID<Meeting>,
        to seat: ID<Membership>, by author: ID<Person>, at now: Instant, in db: any Connection
    ) throws {
        guard let title = try title(meeting, in: db) else { return }
        try notices.tell(
            Notice(
                .meeting, "attendance.notice." + answer.rawValue, ["title": .text(title)],
                path: MeetingController.Routes.meeting(meeting), once: "attendance-\(id)-decided", author: author),
            to: seat, at: now, in: db)
    }

    private func title(_ meeting: ID<Meeting>, in db: any Connection) throws -> String? {
        try db.value("SELECT title FROM meetings WHERE id = \(meeting)")
    }
}
