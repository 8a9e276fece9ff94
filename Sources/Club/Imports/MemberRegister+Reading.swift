import Persistence

extension MemberRegister {
    /// Reads the whole register: five queries, whatever the length of the list.
    static func load(in db: any Connection) throws -> MemberRegister {
        var register = MemberRegister()
        for row in try db.rows("SELECT id, name FROM branches") {
            register.put(Branch(id: try row.get("id"), name: try row.get("name")))
        }
        let people: SQL =
            "SELECT id, email, civility, given_name, family_name, phone FROM people WHERE email IS NOT NULL"
        for row in try db.rows(people) {
            register.put(
                ListedPerson(
                    id: try row.get("id"), email: try row.get("email"), civility: try row.get("civility"),
                    givenName: try row.get("given_name"), familyName: try row.get("family_name"),
                    phone: try row.get("phone")))
        }
        for row in try db.rows(
            """
            SELECT id, legal_name, activity, nma_division, city, city_code, ice, register_number, register_court,
                   website
            FROM companies
            """)
        { register.put(try company(row)) }
        for row in try db.rows(
            """
            SELECT id, person_id, company_id, branch_id, title, offers, needs, joined_on, sponsor_id, dues_minor,
                   dues_settled, status
            FROM memberships
            ORDER BY id
            """)
        { register.put(try seat(row)) }
        for row in try db.rows("SELECT id, company_id, name, folded_name, status FROM trademarks ORDER BY id") {
            register.put(
                ListedTrademark(
                    id: try row.get("id"), company: try row.get("company_id"), name: try row.get("name"),
                    foldedName: try row.get("folded_name"),
                    sign: TrademarkMention.Sign(rawValue: try row.get("status")) ?? .filed))
        }
        return register
    }

    private static func company(_ row: Row) throws -> ListedCompany {
        ListedCompany(
            id: try row.get("id"),
            legalName: try row.get("legal_name"),
            activity: try row.get("activity"),
            division: try row.get("nma_division"),
            city: try row.get("city"),
            cityCode: try row.get("city_code"),
            ice: try row.get("ice"),
            registerNumber: try row.get("register_number"),
            court: try row.get("register_court"),
            website: try row.get("website")
        )
    }

    private static func seat(_ row: Row) throws -> ListedSeat {
        ListedSeat(
            id: try row.get("id"),
            person: try row.get("person_id"),
            company: try row.get("company_id"),
            branch: try row.get("branch_id"),
            title: try row.get("title"),
            offers: try row.get("offers"),
            needs: try row.get("needs"),
            joinedOn: try row.get("joined_on"),
            sponsor: try row.get("sponsor_id"),
            dues: Dues(amountMinor: try row.get("dues_minor"), isSettled: try row.get("dues_settled")),
            isActive: try row.get("status", as: String.self) == Membership.Status.active.rawValue
        )
    }
}
