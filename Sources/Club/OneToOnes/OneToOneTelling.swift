import Chronology
import Localization
import Persistence
import Web

/// Tells the two of a one-to-one what concerns each, in the transaction of its cause. A notice names the other and the
/// hour, never what they wrote to one another.
struct OneToOneTelling: Sendable {
    let notices: Notices
    let now: Instant

    /// Tells the side across that something happened.
    ///
    /// - Parameter turn: what makes this notice one of a kind among those of its key: the round, or who spoke.
    /// - Returns: whom was told.
    @discardableResult
    func tell(
        _ key: String, _ id: ID<OneToOne>, by seat: ID<Membership>, turn: String, in db: any Connection
    ) throws -> ID<Membership>? {
        guard let people = try People.of([id], in: db).first else { return nil }
        let (own, other) =
            people.first.membership == seat ? (people.first, people.second) : (people.second, people.first)
        let notice = notice(key, id, turn, ["other": .text(own.name)], author: own.person)
        try notices.tell(notice, to: other.membership, at: now, in: db)
        return other.membership
    }

    /// Tells both sides of each of these what the clock brings.
    func tellBoth(_ key: String, _ ids: [ID<OneToOne>], in db: any Connection) throws {
        guard !ids.isEmpty else { return }
        for people in try People.of(ids, in: db) {
            let turn = String(people.round)
            for (seat, other, isSilent) in people.sides where key != "ask" || isSilent {
                var values: [String: Notice.Value] = ["other": .text(other.name)]
                if let local = people.local {
                    values["day"] = .day(local.date)
                    values["time"] = .written(String(local.time.isoText.prefix(5)))
                }
                // The clock causes it; whom it names is its author all the same, so that it goes when they are erased.
                let notice = notice(key, people.id, turn, values, author: other.person)
                try notices.tell(notice, to: seat.membership, at: now, in: db)
            }
        }
    }

    private func notice(
        _ key: String, _ id: ID<OneToOne>, _ turn: String, _ values: [String: Notice.Value], author: ID<Person>
    ) -> Notice {
        Notice(
            .introduction, "oneToOnes.notice." + key, values, path: OneToOneController.Routes.one(id),
            once: "one-to-one-" + key + "-" + turn + "-" + id.description, author: author)
    }

    private struct People {
        var id: ID<OneToOne>
        var round: Int
        var local: CivilDateTime?
        var first: Party
        var second: Party
        var firstIsSilent: Bool
        var secondIsSilent: Bool

        /// Each with the other, and whether they have said nothing of it.
        var sides: [(Party, Party, Bool)] { [(first, second, firstIsSilent), (second, first, secondIsSilent)] }

        static func of(_ ids: [ID<OneToOne>], in db: any Connection) throws -> [People] {
            try db.rows(
                """
                SELECT o.id, o.round, o.first_account, o.second_account, t.local_at,
                       \(Party.columns("first", membership: "fm", person: "fp", company: "fc")),
                       \(Party.columns("second", membership: "sm", person: "sp", company: "sc"))
                FROM one_to_ones o
                JOIN memberships fm ON fm.id = o.first_id
                JOIN people fp ON fp.id = fm.person_id
                JOIN companies fc ON fc.id = fm.company_id
                JOIN memberships sm ON sm.id = o.second_id
                JOIN people sp ON sp.id = sm.person_id
                JOIN companies sc ON sc.id = sm.company_id
                LEFT JOIN one_to_one_times t
                    ON t.one_to_one_id = o.id AND t.round = o.round AND t.position = o.taken_position
                WHERE o.id IN \(list: ids) ORDER BY o.id
                """
            ).map { row in
                People(
                    id: try row.get("id"), round: try row.get("round"),
                    local: try row.get("local_at", as: String?.self).flatMap { CivilDateTime(isoText: $0) },
                    first: try Party(row, "first"), second: try Party(row, "second"),
                    firstIsSilent: try row.get("first_account", as: String?.self) == nil,
                    secondIsSilent: try row.get("second_account", as: String?.self) == nil)
            }
        }
    }
}
