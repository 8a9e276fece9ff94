import Chronology
import Persistence

extension ReferralRepository {
    /// What becomes of the open referrals of a member who leaves: those they received go to a colleague of the same
    /// company, or are closed with the reason; the giver is told, and so is the colleague. Those they gave stay with
    /// their receivers, who are told: the contact still waits for the call, and the giver's name stays. What is closed
    /// stands as it is. Done twice it changes nothing more.
    static func leave(
        _ seat: ID<Membership>, _ notices: Notices, at now: Instant, in db: any Connection
    ) throws {
        let leaver = try db.first(
            """
            SELECT m.person_id, p.given_name || ' ' || p.family_name AS name
            FROM memberships m JOIN people p ON p.id = m.person_id WHERE m.id = \(seat)
            """
        )
        guard let leaver else { return }
        let author: ID<Person> = try leaver.get("person_id")
        let letters = ReferralLetters(notices, author: try leaver.get("name"), author, at: now)
        let open = try db.rows(
            """
            SELECT id, giver_id, receiver_id FROM referrals
            WHERE (giver_id = \(seat) OR receiver_id = \(seat)) AND closed_at IS NULL ORDER BY id
            """
        )
        for row in open {
            let id: ID<Referral> = try row.get("id")
            let (giver, receiver): (ID<Membership>, ID<Membership>) = (
                try row.get("giver_id"), try row.get("receiver_id")
            )
            let once = id.description + ":" + seat.description
            guard receiver == seat else {
                try letters.tell(
                    "left-giver", ["author": .text(try leaver.get("name"))], about: id, to: receiver,
                    once: once, by: author, in: db)
                continue
            }
            try pass(id, from: seat, to: giver, once, letters, notices, author, at: now, in: db)
        }
    }

    private static func pass(
        _ id: ID<Referral>, from seat: ID<Membership>, to giver: ID<Membership>, _ once: String,
        _ letters: ReferralLetters, _ notices: Notices, _ author: ID<Person>, at now: Instant, in db: any Connection
    ) throws {
        try ReferralLetters.recall(id, from: seat, in: db)
        if let colleague = try HandoverRepository.colleagues(of: seat, for: id, in: db).first {
            let new = Handover.New(id: notices.ids.next(), to: colleague.membership, cause: .left, reason: "")
            guard try HandoverRepository.hand(id, new, by: seat, at: now, in: db) == .done else { return }
            try letters.send(.handed, about: id, to: colleague.membership, step: new.id.rawValue, in: db)
            try letters.send(
                .handedOn(to: colleague.name), about: id, to: giver, step: new.id.rawValue, in: db)
            return
        }
        let decline = Decline(reason: .leftClub, note: "")
        let done = try self.decline(id, decline, by: seat, step: notices.ids.next(), at: now, in: db)
        guard done == .done else { return }
        try letters.send(.declined, about: id, to: giver, step: id.rawValue, in: db)
    }
}
