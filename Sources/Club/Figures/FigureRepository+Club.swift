import Chronology
import Morocco
import Persistence

extension FigureRepository {
    func club(_ figure: ClubFigure, in db: any Connection) throws -> Figure {
        let worth = try worth(db)
        let view = WorthView(worth, figure.filter, today: today, readBy: person)
        guard figure.filter.branch == nil || worth.name(of: figure.filter.branch) != nil,
            figure.month.map(view.months.contains) ?? true
        else { throw Refusal.notFound }
        return switch figure.measure {
        case .members, .newcomers: try members(figure, view, in: db)
        case .given, .received, .closed, .won, .conversion, .givenEver, .receivedEver:
            try traffic(figure, view, in: db)
        case .deals: try deals(figure, view, in: db)
        case .amount, .paid: try sums(figure, worth, view, in: db)
        }
    }

    private func members(_ figure: ClubFigure, _ view: WorthView, in db: any Connection) throws -> Figure {
        let isNew = figure.measure == .newcomers
        guard !isNew || figure.filter.trade == nil else { throw Refusal.notFound }
        var conditions: [SQL] = ["m.status = 'active'"]
        if let branch = figure.filter.branch { conditions.append("m.branch_id = \(branch)") }
        if let trade = figure.filter.trade {
            let codes = NMA.section(trade)?.divisions.map(\.code) ?? []
            conditions.append(trade.isEmpty ? "c.nma_division IS NULL" : "c.nma_division IN \(list: codes)")
        }
        if isNew, let first = WorthPeriod.lastMonths.months(today).first {
            conditions.append("m.joined_on >= \(first.firstDay.isoText)")
        }
        let lines = try db.rows(
            """
            SELECT \(Party.columns("other", membership: "m", person: "p", company: "c"))
            FROM memberships m
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY m.sort_name, m.id LIMIT \(rows: Figure.mostMembers)
            """
        ).map { row in
            let party = try Party(row, "other")
            return Figure.Line(thing: .member(party.membership), party: party, subject: party.company)
        }
        let total = Figure.Tally(count: isNew ? view.newMembers : view.members)
        return Figure(
            question: .club(figure), kind: .count, lines: lines, rest: .told(total - lines.tally), total: total)
    }

    private func traffic(_ figure: ClubFigure, _ view: WorthView, in db: any Connection) throws -> Figure {
        let isEver = figure.measure == .givenEver || figure.measure == .receivedEver
        let months = Set(figure.month.map { [$0] } ?? view.months)
        let place = figure.month.flatMap { view.months.firstIndex(of: $0) }
        let counted = isEver ? view.everything : place.map { view.traffic[$0] } ?? view.total
        let isGiven = figure.measure == .given || figure.measure == .givenEver
        let isShare = figure.measure == .conversion
        let lines = try FigureRows.referrals(of: person, zone, in: db).filter { referral in
            (isEver || months.contains(referral.month))
                && (isGiven ? referral.giver : referral.receiver).isWanted(figure.filter)
        }.map(\.line).compactMap { line -> Figure.Line? in
            var line = line
            switch figure.measure {
            case .won: guard line.stage == .won else { return nil }
            case .closed: guard line.stage == .won || line.stage == .lost else { return nil }
            case .conversion:
                guard line.stage == .won || line.stage == .lost else { return nil }
                line.value = line.stage == .won ? 1 : 0
            default: break
            }
            return line
        }
        let total: Figure.Tally =
            switch figure.measure {
            case .given, .givenEver: Figure.Tally(count: counted.given)
            case .closed: Figure.Tally(count: counted.closed)
            case .won: Figure.Tally(count: counted.won)
            case .conversion: Figure.Tally(count: counted.closed, sum: Int64(counted.won))
            default: Figure.Tally(count: counted.received)
            }
        return Figure(
            question: .club(figure), kind: isShare ? .share : .count, lines: lines, rest: .told(total - lines.tally),
            total: total)
    }

    /// How many deals, those confirmed since Monday among them.
    private func deals(_ figure: ClubFigure, _ view: WorthView, in db: any Connection) throws -> Figure {
        let months = Set(figure.month.map { [$0] } ?? view.months)
        let lines = try FigureRows.deals(of: person, in: db).filter { deal in
            deal.isOfClub && deal.place.isWanted(figure.filter)
                && (deal.line.day.map { months.contains(WorthMonth($0)) } ?? false)
        }.map { deal in
            var line = deal.line
            line.value = 1
            return line
        }
        let place = figure.month.flatMap { view.months.firstIndex(of: $0) }
        let total = Figure.Tally(count: place.map { view.deals[$0] } ?? view.dealTotal)
        return Figure(
            question: .club(figure), kind: .count, lines: lines, rest: .told(total - lines.tally), total: total)
    }

    /// What was signed, or how many were paid: where it is told, five companies stand behind what the reader does not
    /// know of it.
    private func sums(
        _ figure: ClubFigure, _ worth: Worth, _ view: WorthView, in db: any Connection
    ) throws -> Figure {
        let isAmount = figure.measure == .amount
        let line = isAmount ? view.line : view.paidLine
        let place = figure.month.flatMap { view.months.firstIndex(of: $0) }
        let whole = isAmount ? view.amount : view.paid
        // Of a trade nothing is told by the month.
        let told = place.map { line?.months[$0] ?? .hidden } ?? whole
        let first = view.months[0].number
        var own: Set<ID<Deal>> = []
        var rest = Figure.Tally(count: 0)
        let years = line == nil ? [view.year] : Array(Set(view.months.map(\.year)))
        for year in years {
            let deals = isAmount ? worth.year(year).signed : worth.year(year).settled
            for deal in deals where figure.filter.isOf(deal) {
                let index = WorthMonth(year: year, month: deal.month + 1).number - first
                if let line {
                    guard line.months.indices.contains(index), place == nil || place == index else { continue }
                    if told != .hidden, line.months[index] == .hidden { continue }
                }
                if deal.isKnown(to: person), let id = deal.id {
                    own.insert(id)
                } else {
                    rest = rest + Figure.Tally(count: 1, sum: deal.minorUnits)
                }
            }
        }
        let lines = try FigureRows.deals(of: person, in: db).compactMap { deal -> Figure.Line? in
            guard case .deal(let id) = deal.line.thing, own.contains(id) else { return nil }
            var line = deal.line
            if !isAmount { line.value = 1 }
            return line
        }
        let total = told.minorUnits.map { Figure.Tally(count: lines.count + rest.count, sum: $0) }
        return Figure(
            question: .club(figure), kind: isAmount ? .amount : .count, lines: lines,
            rest: total == nil && !rest.isNothing ? .untold : .told(rest), total: total,
            hasUntoldMonths: place == nil && told != .hidden && line?.hasHidden == true)
    }

    func flow(_ figure: FlowFigure, in db: any Connection) throws -> Figure {
        let worth = try worth(db)
        let year = figure.filter.period.year(today)
        let flows = worth.year(year)
        let told: Int? =
            switch figure.kind {
            case .trades:
                flows.tradeFlows.cells.first { $0.way.from == figure.from && $0.way.to == figure.to }?.count
            case .branches:
                flows.branchFlows.cells.first {
                    $0.way.from.description == figure.from && $0.way.to.description == figure.to
                }?.count
            }
        guard let told else { throw Refusal.notFound }
        let lines = try FigureRows.referrals(of: person, zone, in: db).filter { referral in
            referral.month.year == year && figure.key(referral.giver) == figure.from
                && figure.key(referral.receiver) == figure.to
        }.map(\.line)
        let total = Figure.Tally(count: told)
        return Figure(
            question: .flow(figure), kind: .count, lines: lines, rest: .told(total - lines.tally), total: total)
    }
}

extension FlowFigure {
    fileprivate func key(_ place: FigureRows.Place) -> String {
        kind == .trades ? place.trade : place.branch.description
    }
}

extension WorthFilter {
    fileprivate func isOf(_ deal: Amounts.Deal) -> Bool {
        (branch == nil || deal.branch == branch) && (trade == nil || deal.trade == trade)
    }
}
