import Chronology
import Persistence
import Web

/// A visitor writes themselves down. What comes of it is said by mail alone: the page says the same to whoever asks, so
/// that nobody learns from it who was here before.
struct VisitorRegistration: Sendable {
    let notices: Notices

    enum Outcome: Sendable {
        /// A mail says what came of it; with the address of the private page, if there is one.
        case answered(SessionToken?)
        /// Nobody registers any more.
        case over
    }

    func register(
        _ new: NewVisitor, through token: SessionToken, at now: Instant, in db: any Connection
    ) throws -> Outcome {
        guard let invited = try VisitorInvitations.find(token, in: db), invited.isOpen(now),
            try hold(invited.id, at: now, in: db)
        else { return .over }
        let mail = VisitorMail(notices)
        if let email = new.email, try isMember(email, in: db) {
            try mail.send(.member, of: new, to: invited, in: db)
            return .answered(nil)
        }
        let known = try db.first(
            """
            SELECT id, email, place FROM visitors
            WHERE meeting_id = \(invited.id) AND place <> 'cancelled' AND (email = \(new.email) OR phone = \(new.phone))
            ORDER BY CASE WHEN email = \(new.email) THEN 0 ELSE 1 END, id LIMIT 1
            """
        )
        if let known {
            // The number alone proves nothing: who registered with another address is not told to this one.
            guard try known.get("email", as: String?.self) == new.email else {
                try mail.send(.taken, of: new, to: invited, in: db)
                return .answered(nil)
            }
            let place: Visitor.Place = try known.get("place")
            return .answered(
                try mail.send(
                    .init(place), to: [try known.get("id")], once: new.key.description, at: now, in: db
                ).first)
        }
        return try add(new, invited, mail, at: now, in: db)
    }

    private func add(
        _ new: NewVisitor, _ invited: InvitedMeeting, _ mail: VisitorMail, at now: Instant, in db: any Connection
    ) throws -> Outcome {
        let place = try place(new, invited.id, in: db)
        let id: ID<Visitor> = notices.ids.next()
        try VisitorRepository.insert(new, id, place, to: invited.id, by: invited.inviter.membership, at: now, in: db)
        try VisitorLines.add(
            place == .apply ? .again : .invited, to: [id], by: nil, notices.ids, at: now, in: db)
        try Door.open(invited.id, from: notices.random, at: now, in: db)
        let link = try mail.send(.init(place), to: [id], once: new.key.description, at: now, in: db).first
        try notices.tell(
            Notice(
                .meeting, "visitors.notice." + place.rawValue, ["title": .text(invited.title)],
                path: VisitorController.Routes.visitor(id), once: "visitor-\(place.rawValue)-\(id)"),
            to: invited.inviter.membership, at: now, in: db)
        return .answered(link)
    }

    /// Where a visitor goes who is new to this meeting: to a seat, to the end of the line, or to the bureau.
    private func place(_ new: NewVisitor, _ meeting: ID<Meeting>, in db: any Connection) throws -> Visitor.Place {
        guard try VisitorContacts.take(new.contacts, in: db) else { return .apply }
        let capacity: Int?? = try db.value("SELECT capacity FROM meetings WHERE id = \(meeting)")
        guard let limit = capacity ?? nil else { return .coming }
        return try Registrations.seated(meeting, in: db) < limit ? .coming : .waiting
    }

    /// Locks the meeting for this transaction, as members' answers do.
    private func hold(_ meeting: ID<Meeting>, at now: Instant, in db: any Connection) throws -> Bool {
        try db.execute(
            "UPDATE meetings AS k SET state = state WHERE k.id = \(meeting) AND \(VisitorInvitations.isOpen(now))") == 1
    }

    private func isMember(_ email: String, in db: any Connection) throws -> Bool {
        try db.first(
            """
            SELECT 1 FROM people p JOIN memberships m ON m.person_id = p.id
            WHERE p.email = \(email) AND m.status = 'active'
            """
        ) != nil
    }
}
