import Chronology
import Morocco
import Persistence

/// Reads what the club is worth, in four queries. Withdrawn referrals and unconfirmed deals do not count; those of
/// members who left do.
enum WorthRepository {
    /// A seat as what is counted is counted by it.
    private struct Seat {
        var person: ID<Person>
        var branch: ID<Branch>
        var company: ID<Company>
        var trade: String
    }

    /// - Parameter closing: what was confirmed from then on is in no sum of amounts yet.
    static func load(
        today: CivilDate, closing: Instant, zone: TimeZoneRules, in db: any Connection
    ) throws -> Worth {
        var worth = Worth(seats: try branches(in: db))
        let joinedSince = (WorthPeriod.lastMonths.months(today).first ?? WorthMonth(today)).firstDay
        let seats = try seats(&worth, joinedSince: joinedSince, in: db)
        try referrals(&worth, seats, today, zone, in: db)
        try deals(&worth, seats, closing, in: db)
        return worth
    }

    private static func branches(in db: any Connection) throws -> [Worth.Seats] {
        try db.rows("SELECT id, name FROM branches ORDER BY position, id").map { row in
            Worth.Seats(branch: Branch(id: try row.get("id"), name: try row.get("name")))
        }
    }

    private static func seats(
        _ worth: inout Worth, joinedSince: CivilDate, in db: any Connection
    ) throws -> [ID<Membership>: Seat] {
        let rows = try db.rows(
            """
            SELECT m.id, m.branch_id, m.company_id, c.nma_division, m.status, m.joined_on, m.person_id
            FROM memberships m JOIN companies c ON c.id = m.company_id
            """
        )
        var places: [ID<Branch>: Int] = [:]
        for (place, seats) in worth.seats.enumerated() { places[seats.branch.id] = place }
        var sections: [String: String] = [:]
        for division in NMA.divisions { sections[division.code] = division.sectionCode }
        var found: [ID<Membership>: Seat] = [:]
        found.reserveCapacity(rows.count)
        for row in rows {
            let branch: ID<Branch> = try row.get(at: 1)
            let trade = try row.get(at: 3, as: String?.self).flatMap { sections[$0] } ?? ""
            found[try row.get(at: 0)] = Seat(
                person: try row.get(at: 6), branch: branch, company: try row.get(at: 2), trade: trade)
            guard try row.get(at: 4, as: String.self) == "active", let place = places[branch] else { continue }
            worth.seats[place].members += 1
            worth.seats[place].trades[trade, default: 0] += 1
            if let joined: String = try row.get(at: 5), joined >= joinedSince.isoText {
                worth.seats[place].newMembers += 1
            }
        }
        return found
    }

    private static func referrals(
        _ worth: inout Worth, _ seats: [ID<Membership>: Seat], _ today: CivilDate, _ zone: TimeZoneRules,
        in db: any Connection
    ) throws {
        let rows = try db.rows(
            "SELECT given_at, giver_id, receiver_id, stage FROM referrals WHERE stage <> 'withdrawn' ORDER BY given_at")
        guard let earliest: Instant = try rows.first?.get(at: 0) else { return }
        let edges = MonthEdges(from: earliest, through: today, zone)
        var byBranch: [Int: [Flows<ID<Branch>>.Way: Flows<ID<Branch>>.Stream]] = [:]
        var byTrade: [Int: [Flows<String>.Way: Flows<String>.Stream]] = [:]
        for row in rows {
            guard let giver = seats[try row.get(at: 1)], let receiver = seats[try row.get(at: 2)] else { continue }
            let month = edges.month(of: try row.get(at: 0))
            let stage: Referral.Stage = try row.get(at: 3)
            worth.traffic[
                Worth.Place(month: month, branch: giver.branch, trade: giver.trade), default: Traffic()
            ].given += 1
            worth.traffic[
                Worth.Place(month: month, branch: receiver.branch, trade: receiver.trade), default: Traffic()
            ].receive(stage)
            let branches = Flows<ID<Branch>>.Way(from: giver.branch, to: receiver.branch)
            byBranch[month.year, default: [:]][branches, default: .init()].add(giver.company, receiver.company)
            let trades = Flows<String>.Way(from: giver.trade, to: receiver.trade)
            byTrade[month.year, default: [:]][trades, default: .init()].add(giver.company, receiver.company)
        }
        for (year, streams) in byBranch { worth.years[year, default: Worth.Year()].branchFlows = Flows(streams) }
        for (year, streams) in byTrade { worth.years[year, default: Worth.Year()].tradeFlows = Flows(streams) }
    }

    private static func deals(
        _ worth: inout Worth, _ seats: [ID<Membership>: Seat], _ closing: Instant, in db: any Connection
    ) throws {
        let rows = try db.rows(
            """
            SELECT d.signed_on, d.amount_minor, d.confirmed_at, d.seller_id, d.other_id, d.id, d.is_paid, d.paid_on,
                   COALESCE(s.stated_at, d.confirmed_at) AS settled_at
            FROM \(WorthSQL.deals) d
            JOIN clubs c ON c.currency = d.currency
            LEFT JOIN (SELECT deal_id, MAX(stated_at) AS stated_at FROM deal_payments GROUP BY deal_id) s
                ON s.deal_id = d.id
            ORDER BY d.id
            """
        )
        for row in rows {
            guard let day = CivilDate(isoText: try row.get(at: 0, as: String.self)),
                let seller = seats[try row.get(at: 3)]
            else {
                continue
            }
            let month = WorthMonth(day)
            worth.deals[Worth.Place(month: month, branch: seller.branch, trade: seller.trade), default: 0] += 1
            guard try row.get(at: 2, as: Instant.self) < closing else { continue }
            var deal = Amounts.Deal(
                month: month.place,
                branch: seller.branch,
                trade: seller.trade,
                companies: [seller.company],
                minorUnits: try row.get(at: 1),
                id: try row.get(at: 5),
                parties: [seller.person] + [seats[try row.get(at: 4)]?.person].compactMap { $0 }
            )
            worth.years[month.year, default: Worth.Year()].signed.append(deal)
            guard try row.get(at: 6, as: Bool.self), try row.get(at: 8, as: Instant.self) < closing,
                let paidOn = try row.get(at: 7, as: String?.self).flatMap({ CivilDate(isoText: $0) })
            else {
                continue
            }
            (deal.month, deal.minorUnits) = (WorthMonth(paidOn).place, 1)
            worth.years[paidOn.year, default: Worth.Year()].settled.append(deal)
        }
        for (year, found) in worth.years {
            worth.years[year]?.sums = WorthSums(found.signed, found.settled)
            for deals in [found.signed, found.settled] {
                for deal in deals { worth.years[year]?.parties.formUnion(deal.parties) }
            }
        }
    }
}

extension Traffic {
    fileprivate mutating func receive(_ stage: Referral.Stage) {
        received += 1
        if stage == .won { won += 1 }
        if stage == .lost { lost += 1 }
    }
}

extension Flows.Stream {
    fileprivate mutating func add(_ giver: ID<Company>, _ receiver: ID<Company>) {
        count += 1
        companies.insert(Int(giver.rawValue))
        companies.insert(Int(receiver.rawValue))
    }
}
