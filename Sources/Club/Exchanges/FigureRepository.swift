import Chronology
import Persistence

/// Reads what a figure is made of by the very queries of the page it stands on.
struct FigureRepository: Sendable {
    let seat: ID<Membership>
    let zone: TimeZoneRules
    let today: CivilDate

    func figure(_ question: FigureQuestion, in db: any Connection) throws -> Figure {
        switch question {
        case .home(let figure, let period): try home(figure, period, in: db)
        case .confirmed(let filter): try confirmed(filter, in: db)
        case .worth(let isSold, let filter): try worth(isSold, filter, in: db)
        }
    }

    private func home(
        _ figure: FigureQuestion.Home, _ period: ExchangeFilter.Period, in db: any Connection
    ) throws -> Figure {
        let calendar = HomeCalendar(today, zone)
        let referrals = try HomeRepository.referrals(seat, in: db)
        let named = try named(in: db)
        let counted = referrals.filter { referral in
            referral.stage != .withdrawn && (period == .all || referral.givenAt >= calendar.yearStart)
                && referral.isGiven == (figure != .received)
        }.sorted { ($0.givenAt, $0.id) > ($1.givenAt, $1.id) }
        let lines = counted.flatMap { referral -> [Figure.Line] in
            guard let (party, subject) = named[referral.id] else { return [] }
            let line = Figure.Line(
                thing: .referral(referral.id), party: party, subject: subject,
                day: zone.date(at: referral.givenAt), stage: referral.stage)
            guard figure == .thanked else { return [line] }
            return referral.deals.filter(\.counts).map { deal in
                var credited = line
                credited.amountMinor = deal.amountMinor
                return credited
            }
        }
        return Figure(question: .home(figure, period), lines: lines, home: HomeWorth(referrals, calendar))
    }

    /// The other side and the subject of each of the seat's referrals.
    private func named(in db: any Connection) throws -> [ID<Referral>: (Party, String)] {
        let rows = try db.rows(
            """
            SELECT r.id, CASE WHEN r.prospect_name <> '' THEN r.prospect_name ELSE r.need END AS subject,
                   \(Party.columns("other", membership: "m", person: "p", company: "c"))
            FROM referrals r
            JOIN memberships m ON m.id = CASE WHEN r.giver_id = \(seat) THEN r.receiver_id ELSE r.giver_id END
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            WHERE (r.giver_id = \(seat) OR r.receiver_id = \(seat)) AND r.stage <> 'withdrawn'
            """
        )
        var named: [ID<Referral>: (Party, String)] = [:]
        for row in rows { named[try row.get("id")] = (try Party(row, "other"), try row.get("subject")) }
        return named
    }

    private func confirmed(_ filter: ExchangeFilter, in db: any Connection) throws -> Figure {
        let yearStart = zone.start(of: today.startOfYear)
        let lines = try ExchangeRepository.confirmedDeals(filter, seat: seat, yearStart: yearStart, in: db).map { row in
            Figure.Line(
                thing: .referral(try row.get("id")), party: try Party(row, "other"), subject: try row.get("subject"),
                day: CivilDate(isoText: try row.get("signed_on", as: String.self)) ?? .earliest,
                amountMinor: try row.get("amount_minor"))
        }
        return Figure(question: .confirmed(filter), lines: lines)
    }

    private func worth(_ isSold: Bool, _ filter: WorthFilter, in db: any Connection) throws -> Figure {
        let worth = try OwnWorthRepository.load(seat, zone: zone, in: db)
        let lines = OwnWorthView(worth, filter, today: today).deals
            .filter { isSold ? $0.isSold : !$0.isSold && $0.isReferred }
            .map { deal in
                Figure.Line(
                    thing: .deal(deal.id), party: deal.party, subject: deal.object, day: deal.signedOn,
                    amountMinor: deal.amountMinor)
            }
        return Figure(question: .worth(isSold: isSold, filter), lines: lines)
    }
}
