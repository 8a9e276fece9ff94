import Chronology
import Persistence

extension FigureRepository {
    func payment(_ figure: PaymentFigure, in db: any Connection) throws -> Figure {
        let records = try DealRepository.records(seat, person, today: today, in: db)
        let own = try FigureRows.deals(of: person, in: db)
        let record: PaymentRecord?
        let deals: [FigureRows.Deal]
        switch figure.whose {
        case .sold:
            let seat = try ownSeat
            (record, deals) = (records.sold, own.filter { $0.seller == seat })
        case .bought:
            let seat = try ownSeat
            (record, deals) = (records.bought, own.filter { $0.other == seat && $0.seller != seat && !$0.isOutside })
        case .branch(let branch):
            let shared = branch.map { id in records.branches.first { $0.branch?.id == id } } ?? records.club
            guard let shared else { throw Refusal.notFound }
            let first = DealRepository.recordStart(today)
            record = shared.record
            deals = own.filter { deal in
                deal.record.paid > 0 && (branch == nil || deal.place.branch == branch)
                    && (deal.line.day.map { $0 >= first } ?? false)
            }
        }
        let isOwn = figure.whose.isOwn
        let lines = deals.compactMap { figure.measure.line($0, isOwn: isOwn) }
        let total = record.map { figure.measure.total($0, isOwn: isOwn) }
        return Figure(
            question: .payment(figure), kind: figure.measure.kind(isOwn: isOwn), lines: lines,
            rest: total.map { .told($0 - lines.tally) } ?? .untold, total: total)
    }
}

extension PaymentFigure.Measure {
    fileprivate func kind(isOwn: Bool) -> Figure.Kind {
        switch self {
        case .signed: .count
        case .onTime, .late: isOwn ? .count : .share
        case .days, .delay: .days
        }
    }

    fileprivate func total(_ record: PaymentRecord, isOwn: Bool) -> Figure.Tally {
        switch self {
        case .signed: Figure.Tally(count: record.signed)
        case .onTime: Figure.Tally(count: isOwn ? record.onTime : record.paid, sum: Int64(record.onTime))
        case .late: Figure.Tally(count: isOwn ? record.late : record.paid, sum: Int64(record.late))
        case .days: Figure.Tally(count: record.paid, sum: Int64(record.daysToPay))
        case .delay: Figure.Tally(count: record.late, sum: Int64(record.daysLate))
        }
    }

    /// What a deal adds to it; nil when it is in no part of it.
    fileprivate func line(_ deal: FigureRows.Deal, isOwn: Bool) -> Figure.Line? {
        let added = total(deal.record, isOwn: isOwn)
        guard added.count == 1 else { return nil }
        var line = deal.line
        line.value = added.sum
        return line
    }
}
