import Calendars
import Chronology
import Jobs
import Localization
import Persistence
import Web

/// Mails of a meeting that bring its calendar entry (iTIP by mail, RFC 5546 and 6047), to those who answered. They
/// leave in nobody's quiet hours; who wants no mail of meetings gets none.
struct MeetingMails: Sendable {
    let notices: Notices

    /// Why one is written.
    enum Cause: String, Sendable {
        /// They answered that they come, or may; or a seat became theirs.
        case registered, seat
        /// Its hour or place changed; the law of its time zone did.
        case moved, zone
        /// It does not take place; they said that they do not come after all.
        case cancelled, withdrawn

        var method: CalendarMethod { self == .cancelled || self == .withdrawn ? .cancel : .request }
    }

    /// To everybody who answered anything but no, or to those seats alone.
    ///
    /// - Parameter mark: makes these mails ones of a kind for their meeting as it stands in this version.
    func send(
        _ cause: Cause, _ meetings: [ID<Meeting>], to seats: [ID<Membership>]? = nil, mark: String, at now: Instant,
        in db: any Connection
    ) throws {
        let who: SQL = seats.map { "r.membership_id IN \(list: $0)" } ?? "r.answer <> 'declined'"
        let rows = try db.rows(
            """
            SELECT \(MeetingCalendar.columns), r.answer, \(NoticeReader.columns), w.pace
            FROM registrations r
            JOIN meetings k ON k.id = r.meeting_id
            JOIN memberships m ON m.id = r.membership_id
            JOIN people p ON p.id = m.person_id
            JOIN clubs c ON c.id = 1
            LEFT JOIN notice_paces w ON w.person_id = p.id AND w.kind = 'meeting'
            WHERE r.meeting_id IN \(list: meetings) AND \(who) AND p.erased_at IS NULL AND p.email IS NOT NULL
            ORDER BY r.meeting_id, r.id
            """
        )
        let written = try rows.compactMap { try write(cause, $0, mark, at: now) }
        let doors = try UnsubscribeDoor.open(
            for: written.map(\.reader.person), [.meeting], from: notices.random, at: now, in: db)
        try notices.outbox.enqueue(
            try zip(written, doors).compactMap { one, door in
                try notices.letters.single(one.notice, to: one.reader, door: door, calendar: one.calendar).map {
                    (mail: $0, notBefore: one.hour)
                }
            }, in: db)
    }

    /// A mail before it has the address that stops such mails.
    private struct Written {
        var notice: Notice
        var reader: NoticeReader
        var hour: Instant
        var calendar: MailCalendar?
    }

    private func write(_ cause: Cause, _ row: Row, _ mark: String, at now: Instant) throws -> Written? {
        let (entry, reader) = (try MeetingCalendar.Entry(row), try NoticeReader(row))
        let isSilent = try row.get("pace", as: Notice.Pace?.self) == .never
        guard !isSilent, let hour = reader.quiet.departure(.atOnce, after: now, notices.zone) else { return nil }
        let notice = Notice(
            .meeting, "meetings.notice." + cause.rawValue,
            [
                "title": .text(entry.title), "place": .text(entry.place), "day": .day(entry.start.date),
                "time": .written(entry.start.time.shortText),
            ],
            path: MeetingController.Routes.meeting(entry.id),
            once: "meeting-mail-\(entry.id)-\(cause.rawValue)-\(entry.version)-\(mark)")
        return Written(
            notice: notice, reader: reader, hour: hour, calendar: try calendar(cause, entry, reader, at: now))
    }

    /// Nil for those who have no seat to put into their calendar, and as long as nobody sends mails.
    private func calendar(
        _ cause: Cause, _ entry: MeetingCalendar.Entry, _ reader: NoticeReader, at now: Instant
    ) throws -> MailCalendar? {
        let letters = notices.letters
        guard let sender = letters.sender, let email = reader.email else { return nil }
        let answer: Attendee.Answer
        switch entry.answer {
        case .coming: answer = .accepted
        case .maybe: answer = .tentative
        case nil, .declined, .substitute, .waiting:
            guard cause == .withdrawn else { return nil }
            answer = .declined
        }
        var event = MeetingCalendar.event(entry, letters.host, knows: false) { letters.base + $0.description }
        event.organizer = CalendarPerson(name: reader.club, address: sender)
        event.attendees = [Attendee(CalendarPerson(name: reader.fullName, address: email), answer: answer)]
        let file = CalendarFile(
            name: reader.club, product: "-//Rabita//Meetings//" + reader.language.rawValue.uppercased(),
            events: [event], method: cause.method, stamp: now)
        return try MailCalendar(file.bytes)
    }
}
