import Chronology
import Persistence

extension FigureRepository {
    func own(_ figure: OwnFigure, _ seat: ID<Membership>, in db: any Connection) throws -> Figure {
        if figure.measure.isOfStatement { return try statement(figure, seat, in: db) }
        let view = OwnWorthView(
            try OwnWorthRepository.load(seat, zone: zone, in: db), figure.filter, today: today)
        var totals = view.total
        if let month = figure.month {
            guard let place = view.months.firstIndex(of: month) else { throw Refusal.notFound }
            totals = view.byMonth[place]
        }
        switch figure.measure {
        case .given, .givenWon, .received, .receivedWon:
            return Figure(
                question: .own(figure), kind: .count, lines: try referrals(figure, view, seat, in: db),
                total: Figure.Tally(count: figure.count(totals)))
        case .signed, .paid, .brought, .thanked, .dues, .balance:
            let deals = view.deals.filter { deal in
                figure.isOf(deal) && (figure.month.map { WorthMonth(deal.signedOn) == $0 } ?? true)
            }
            return Figure(
                question: .own(figure), kind: .amount, lines: deals.map(Figure.Line.init),
                total: Figure.Tally(count: figure.count(totals), sum: figure.minor(totals)))
        }
    }

    private func referrals(
        _ figure: OwnFigure, _ view: OwnWorthView, _ seat: ID<Membership>, in db: any Connection
    ) throws -> [Figure.Line] {
        let named = try FigureRows.subjects(of: seat, in: db)
        let isGiven = figure.measure == .given || figure.measure == .givenWon
        let isWon = figure.measure == .givenWon || figure.measure == .receivedWon
        return view.referrals.filter { referral in
            referral.isGiven == isGiven && (!isWon || referral.stage == .won)
                && (figure.month.map { referral.month == $0 } ?? true)
        }.sorted { ($0.day, $0.id) > ($1.day, $1.id) }.compactMap { referral in
            guard let (party, subject) = named[referral.id] else { return nil }
            return Figure.Line(
                thing: .referral(referral.id), party: party, subject: subject, day: referral.day, stage: referral.stage)
        }
    }

    /// The dues, and what was signed for each hundred of them.
    private func statement(_ figure: OwnFigure, _ seat: ID<Membership>, in db: any Connection) throws -> Figure {
        let year = figure.filter.period.year(today)
        let found = try StatementRepository.load(seat, year: year, today: today, zone: zone, in: db)
        guard let statement = found else { throw Refusal.notFound }
        let dues = statement.holder.duesMinor
        guard figure.measure == .balance else {
            return Figure(
                question: .own(figure), kind: .amount, rest: .told(Figure.Tally(count: 0, sum: dues ?? 0)),
                total: dues.map { Figure.Tally(count: 0, sum: $0) })
        }
        return Figure(
            question: .own(figure), kind: .perHundred, lines: statement.sold.reversed().map(Figure.Line.init),
            total: Figure.Tally(count: statement.totals.signed, sum: statement.totals.signedMinor),
            dues: statement.perHundred.flatMap { share in dues.map { ($0, share) } })
    }
}

extension OwnFigure {
    fileprivate func count(_ totals: OwnTotals) -> Int {
        switch measure {
        case .given: totals.given
        case .givenWon: totals.givenWon
        case .received: totals.received
        case .receivedWon: totals.receivedWon
        case .signed: totals.signed
        case .paid: totals.paid
        case .brought: totals.brought
        case .thanked: totals.thanked
        case .dues, .balance: 0
        }
    }

    fileprivate func minor(_ totals: OwnTotals) -> Int64 {
        switch measure {
        case .signed: totals.signedMinor
        case .paid: totals.paidMinor
        case .brought: totals.broughtMinor
        case .thanked: totals.thankedMinor
        default: 0
        }
    }

    fileprivate func isOf(_ deal: OwnWorth.Signed) -> Bool {
        switch measure {
        case .signed: deal.isSold
        case .paid: deal.isSold && deal.isPaid
        case .brought: !deal.isSold && deal.isReferred
        case .thanked: !deal.isSold && deal.isReferred && deal.thankedOn != nil
        default: false
        }
    }
}

extension Figure.Line {
    fileprivate init(_ deal: OwnWorth.Signed) {
        self.init(
            thing: .deal(deal.id), party: deal.party, subject: deal.object, day: deal.signedOn, value: deal.amountMinor)
    }
}
