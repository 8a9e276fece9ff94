import Chronology
import Persistence
import Web

/// A visitor writes themselves down. What comes of it is said by mail alone: the page says the same to whoever asks, so
/// that nobody learns from it who was here before. The address decides, for the mail proves it; the number changes
/// nothing of the answer, and only the bureau is told that it is one of somebody who came twice.
struct VisitorRegistration: Sendable {
    let notices: Notices

    enum Outcome: Sendable {
        /// A mail says what came of it; with the address of the private page, if there is one.
        case answered(SessionToken?)
        /// Nobody registers any more, or not by this invitation.
        case over
    }

    func register(
        _ new: NewVisitor, through token: SessionToken, at now: Instant, in db: any Connection
    ) throws -> Outcome {
        guard let invited = try VisitorInvitations.find(token, in: db), invited.isOpen(now),
            try hold(invited.id, at: now, in: db), try VisitorInvitations.use(token, in: db)
        else { return .over }
        let mail = VisitorMail(notices)
        if try KnownVisitor.isMember(new.email, in: db) {
            try mail.send(.member, of: new, to: invited, in: db)
            return .answered(nil)
        }
        if let known = try KnownVisitor.listed(email: new.email, at: invited.id, in: db) {
            return .answered(
                try mail.send(.init(known.place), to: [known.id], once: new.key.description, at: now, in: db).first)
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
        if place.isCounted, try VisitorContacts.visits(new, in: db) >= Visitor.mostVisits {
            try tellBureau(id, of: invited, at: now, in: db)
        }
        return .answered(link)
    }

    /// Somebody with this number came twice: whether it is the same person the bureau finds out.
    private func tellBureau(
        _ id: ID<Visitor>, of invited: InvitedMeeting, at now: Instant, in db: any Connection
    ) throws {
        let officers = try WelcomeOfficers.of([invited.id], on: notices.zone.date(at: now), in: db)
        let notice = Notice(
            .meeting, "visitors.notice.number", ["title": .text(invited.title)],
            path: VisitorController.Routes.visitor(id), once: "visitor-number-\(id)")
        try notices.tell(people: (officers[invited.id] ?? []).map { (person: $0, notice: notice) }, at: now, in: db)
    }

    /// Where a visitor goes who is new to this meeting: to a seat, to the end of the line, or to the bureau.
    private func place(_ new: NewVisitor, _ meeting: ID<Meeting>, in db: any Connection) throws -> Visitor.Place {
        guard try VisitorContacts.take(new.email, in: db) else { return .apply }
        return try Registrations.free(meeting, in: db) > 0 ? .coming : .waiting
    }

    /// Locks the meeting for this transaction, as members' answers do.
    private func hold(_ meeting: ID<Meeting>, at now: Instant, in db: any Connection) throws -> Bool {
        try db.execute(
            "UPDATE meetings AS k SET state = state WHERE k.id = \(meeting) AND \(VisitorInvitations.isOpen(now))") == 1
    }
}
