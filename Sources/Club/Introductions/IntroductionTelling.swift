import Chronology
import Localization
import Persistence
import Web

/// Tells the people of an introduction what concerns each, in the transaction of its cause. Before both accepted no
/// word of one reaches the other.
struct IntroductionTelling: Sendable {
    let notices: Notices
    let now: Instant

    /// Asks one of the two; the introducer stands by it with their name.
    func ask(
        _ id: ID<Introduction>, _ seat: ID<Membership>, by introducer: Party, in db: any Connection
    ) throws {
        let notice = Notice(
            .introduction, "introductions.notice.asked", ["introducer": .text(introducer.name)],
            path: IntroductionController.Routes.introduction(id), once: "introduction-" + id.description,
            author: introducer.person)
        try notices.tell(notice, to: seat, at: now, in: db)
    }

    /// Tells all three that the two are in touch.
    ///
    /// - Returns: the seats told, whose open pages ask again.
    @discardableResult
    func made(_ id: ID<Introduction>, in db: any Connection) throws -> [ID<Membership>] {
        guard let people = try People(id, in: db) else { return [] }
        let (first, second) = (people.first, people.second)
        for (seat, other) in [(first.membership, second), (second.membership, first)] {
            try tell("made", ["other": .text(other.name)], "made", id, seat, author: other.person, in: db)
        }
        guard let introducer = people.introducer else { return [first.membership, second.membership] }
        // No names: two people caused it, and an erased one must not stay named with a third.
        try tell("introduced", [:], "made", id, introducer, author: nil, in: db)
        return [first.membership, second.membership, introducer]
    }

    /// Tells the other side that a time was taken, or that others are proposed.
    func met(
        _ key: String, _ id: ID<Introduction>, by seat: ID<Membership>, round: Int, in db: any Connection
    ) throws -> ID<Membership>? {
        guard let people = try People(id, in: db) else { return nil }
        let (own, other) =
            people.first.membership == seat ? (people.first, people.second) : (people.second, people.first)
        try tell(
            key, ["other": .text(own.name)], key + "-" + String(round), id, other.membership, author: own.person, in: db
        )
        return other.membership
    }

    /// Tells whoever said yes, and the introducer, that the term passed: it did not come about, whatever the reason.
    func closed(_ id: ID<Introduction>, to seats: [ID<Membership>], in db: any Connection) throws {
        for seat in seats { try tell("closed", [:], "closed", id, seat, author: nil, in: db) }
    }

    private func tell(
        _ key: String, _ values: [String: Notice.Value], _ once: String, _ id: ID<Introduction>,
        _ seat: ID<Membership>, author: ID<Person>?, in db: any Connection
    ) throws {
        let notice = Notice(
            .introduction, "introductions.notice." + key, values,
            path: IntroductionController.Routes.introduction(id),
            once: "introduction-" + once + "-" + id.description, author: author)
        try notices.tell(notice, to: seat, at: now, in: db)
    }

    private struct People {
        var first: Party
        var second: Party
        var introducer: ID<Membership>?

        init?(_ id: ID<Introduction>, in db: any Connection) throws {
            let row = try db.first(
                """
                SELECT i.introducer_id, \(Party.columns("first", membership: "fm", person: "fp", company: "fc")),
                       \(Party.columns("second", membership: "sm", person: "sp", company: "sc"))
                FROM introductions i
                JOIN memberships fm ON fm.id = i.first_id
                JOIN people fp ON fp.id = fm.person_id
                JOIN companies fc ON fc.id = fm.company_id
                JOIN memberships sm ON sm.id = i.second_id
                JOIN people sp ON sp.id = sm.person_id
                JOIN companies sc ON sc.id = sm.company_id
                WHERE i.id = \(id)
                """
            )
            guard let row else { return nil }
            first = try Party(row, "first")
            second = try Party(row, "second")
            introducer = try row.get("introducer_id")
        }
    }
}
