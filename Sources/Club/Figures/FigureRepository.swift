import Chronology
import Persistence

/// Reads what a figure is made of, its total by the very queries of the page it stands on.
struct FigureRepository: Sendable {
    /// Nil for an officer without a seat, who has no figures of their own.
    let seat: ID<Membership>?
    let person: ID<Person>
    let zone: TimeZoneRules
    let today: CivilDate
    /// What the club is worth, as its page shows it.
    let worth: @Sendable (any Connection) throws -> Worth

    /// - Throws: ``Refusal/notFound`` where the reader has no such figure.
    func figure(_ question: FigureQuestion, in db: any Connection) throws -> Figure {
        switch question {
        case .home(let figure, let period): try home(figure, period, ownSeat, in: db)
        case .confirmed(let filter): try confirmed(filter, ownSeat, in: db)
        case .own(let figure): try own(figure, ownSeat, in: db)
        case .club(let figure): try club(figure, in: db)
        case .flow(let figure): try flow(figure, in: db)
        case .cohort(let figure): try cohort(figure, in: db)
        case .payment(let figure): try payment(figure, in: db)
        }
    }

    var ownSeat: ID<Membership> {
        get throws {
            guard let seat else { throw Refusal.notFound }
            return seat
        }
    }

    private func home(
        _ figure: FigureQuestion.Home, _ period: ExchangeFilter.Period, _ seat: ID<Membership>, in db: any Connection
    ) throws -> Figure {
        let calendar = HomeCalendar(today, zone)
        let referrals = try HomeRepository.referrals(seat, in: db)
        let named = try FigureRows.subjects(of: seat, in: db)
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
                credited.value = deal.amountMinor
                return credited
            }
        }
        let home = HomeWorth(referrals, calendar)
        let span = period == .year ? home.year : home.all
        let sum: Int64 =
            switch figure {
            case .given: Int64(span.given)
            case .received: Int64(span.received)
            case .thanked: span.thankedMinor
            }
        return Figure(
            question: .home(figure, period), kind: figure == .thanked ? .amount : .count, lines: lines,
            total: Figure.Tally(count: lines.count, sum: sum), home: home)
    }

    private func confirmed(
        _ filter: ExchangeFilter, _ seat: ID<Membership>, in db: any Connection
    ) throws -> Figure {
        let yearStart = zone.start(of: today.startOfYear)
        let lines = try ExchangeRepository.confirmedDeals(filter, seat: seat, yearStart: yearStart, in: db).map { row in
            Figure.Line(
                thing: .referral(try row.get("id")), party: try Party(row, "other"), subject: try row.get("subject"),
                day: CivilDate(isoText: try row.get("signed_on", as: String.self)) ?? .earliest,
                value: try row.get("amount_minor"))
        }
        return Figure(question: .confirmed(filter), kind: .amount, lines: lines, total: lines.tally)
    }
}
