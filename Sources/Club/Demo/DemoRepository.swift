import Chronology
import Localization
import Morocco
import Persistence

/// Writes the demo club by the engine's fastest way.
enum DemoRepository {
    static let clubName = "Club Amal"

    /// Nothing may stand in the way: no club, no branch, nobody.
    static func isEmpty(in db: any Connection) throws -> Bool {
        try db.first(
            """
            SELECT 1 WHERE EXISTS (SELECT 1 FROM clubs) OR EXISTS (SELECT 1 FROM branches)
                OR EXISTS (SELECT 1 FROM people) OR EXISTS (SELECT 1 FROM companies)
            """
        ) == nil
    }

    static func insertClub(
        _ plan: DemoPlan, _ companies: [DemoCompany], _ members: [DemoMember], in db: any Connection
    ) throws {
        let founded = Int64(plan.firstDay - 1000) * DemoTime.day
        try db.execute(
            """
            INSERT INTO clubs (id, name, city, language, currency, is_demo, created_at)
            VALUES (1, \(clubName), \(plan.shares[0].name), \(Language.fr.rawValue), 'MAD', 1, \(founded))
            """
        )
        var keys = DemoKeys()
        let branches = plan.shares.map { _ in keys.next(at: founded, Branch.self) }
        try db.insert(
            into: "branches", columns: ["id", "name", "folded_name", "position", "created_at"],
            rows: plan.shares.enumerated().map { index, share in
                [branches[index], share.name, Folding.fold(share.name), index, founded]
            }
        )
        try insert(companies, in: db)
        try insert(members, companies, branches, in: db)
        try insertMandates(plan, members, branches, in: db)
    }

    private static func insert(_ companies: [DemoCompany], in db: any Connection) throws {
        try db.insert(
            into: "companies",
            columns: [
                "id", "legal_name", "trade_name", "activity", "nma_division", "city", "city_code", "ice",
                "register_number", "register_court", "website", "head_count_band", "turnover_band", "created_at",
                "changed_at",
            ],
            rows: companies.lazy.map { company -> [any SQLBindable] in
                [
                    company.id, company.legalName, company.tradeName, company.activity, company.trade.division,
                    company.city, City.named(company.city)?.id, company.ice, String(20_000 + company.number * 37),
                    CommercialCourt.named(company.branchCity)?.id ?? "", company.website, company.headCount,
                    company.turnover, company.createdAt,
                    company.createdAt,
                ]
            }
        )
        var keys = DemoKeys()
        let owners = companies.filter { $0.trademark != nil }
        try db.insert(
            into: "trademarks",
            columns: [
                "id", "company_id", "name", "folded_name", "ompic_number", "nice_classes", "status", "expires_on",
            ],
            rows: owners.map { company -> [any SQLBindable] in
                let name = company.trademark ?? ""
                let isRegistered = company.number % 4 != 0
                let expiry = CivilDate(daysSinceEpoch: Int(company.createdAt / DemoTime.day) + 3652)
                let number: String = isRegistered ? String(200_000 + company.number * 13) : ""
                return [
                    keys.next(at: company.createdAt, Trademark.self), company.id, name, Folding.fold(name), number,
                    company.trade.niceClass, isRegistered ? "registered" : "filed",
                    isRegistered ? expiry.isoText : nil,
                ] as [any SQLBindable]
            }
        )
    }

    private static func insertMandates(
        _ plan: DemoPlan, _ members: [DemoMember], _ branches: [ID<Branch>], in db: any Connection
    ) throws {
        var keys = DemoKeys()
        let start = Int64(plan.firstDay) * DemoTime.day
        let day = CivilDate(daysSinceEpoch: plan.firstDay).isoText
        func row(_ member: DemoMember, _ branch: ID<Branch>?, _ role: Role) -> [any SQLBindable] {
            [keys.next(at: start, Mandate.self), member.person, branch, role.rawValue, day]
        }
        var rows = [row(members[DemoDoor.president.position], nil, .president)]
        for (index, branch) in branches.enumerated() {
            let seats = members.enumerated().filter { place, member in
                place >= DemoDoor.allCases.count && member.branch == index && member.status == .active
            }
            let roles: [Role] = index == 0 ? [.president, .secretary, .treasurer, .mentor] : [.president, .secretary]
            for (seat, role) in zip(seats, roles) { rows.append(row(seat.element, branch, role)) }
        }
        try db.insert(
            into: "mandates", columns: ["id", "person_id", "branch_id", "role", "starts_on"], rows: rows)
    }
}
