import Persistence

extension MemberWriter {
    func addSeats(in db: any Connection) throws {
        let new = changes.seats.new.sorted().compactMap { register.seats[$0] }
        let rows = new.map { seat -> [any SQLBindable] in
            [
                seat.id, seat.person, seat.company, seat.branch, Membership.Status.active.rawValue, seat.title,
                seat.offers, seat.needs, seat.joinedOn, seat.dues.amountMinor, seat.dues.isSettled, now, now,
            ]
        }
        try insert(
            "memberships",
            [
                "id", "person_id", "company_id", "branch_id", "status", "title", "offers", "needs", "joined_on",
                "dues_minor", "dues_settled", "created_at", "changed_at",
            ],
            rows, db)
        try insert("profile_audiences", ["membership_id"], new.map { [$0.id] }, db)
    }

    func changeSeats(in db: any Connection) throws {
        for seat in changes.seats.changed.sorted().compactMap({ register.seats[$0] }) {
            try db.execute(
                """
                UPDATE memberships
                SET company_id = \(seat.company), branch_id = \(seat.branch), title = \(seat.title),
                    offers = \(seat.offers), needs = \(seat.needs), joined_on = \(seat.joinedOn),
                    dues_minor = \(seat.dues.amountMinor), dues_settled = \(seat.dues.isSettled),
                    changed_at = \(now)
                WHERE id = \(seat.id)
                """)
        }
    }

    /// In a second pass, since a sponsor may stand further down the list.
    func writeSponsors(in db: any Connection) throws {
        var rest = changes.sponsors[...]
        while !rest.isEmpty {
            let values = rest.prefix(400).map { "(\($0.seat), \($0.sponsor))" as SQL }.joined(separator: ", ")
            rest = rest.dropFirst(400)
            try db.execute(
                """
                WITH links (id, sponsor_id) AS (VALUES \(values))
                UPDATE memberships SET sponsor_id = links.sponsor_id FROM links WHERE memberships.id = links.id
                """)
        }
    }

    func writeTrademarks(in db: any Connection) throws {
        let new = changes.trademarks.new.sorted().compactMap { register.trademarks[$0] }
        try insert(
            "trademarks",
            ["id", "company_id", "name", "folded_name", "status"],
            new.map { [$0.id, $0.company, $0.name, $0.foldedName, $0.sign.rawValue] },
            db)
        for trademark in changes.trademarks.changed.sorted().compactMap({ register.trademarks[$0] }) {
            try db.execute("UPDATE trademarks SET status = \(trademark.sign.rawValue) WHERE id = \(trademark.id)")
        }
    }

    /// The seats whose search terms have changed: their own, their person's or their company's words did.
    func touchedSeats() -> [ID<Membership>] {
        let companies = changes.companies.changed.union(changes.touchedCompanies)
        let seats = register.seats.values.filter { seat in
            changes.seats.new.contains(seat.id) || changes.seats.changed.contains(seat.id)
                || changes.people.changed.contains(seat.person) || companies.contains(seat.company)
        }
        return seats.map(\.id).sorted()
    }
}
