import Chronology
import Localization
import Persistence

/// How a figure, its parts and what they come to are written.
struct FigureWords: Sendable {
    var figure: Figure
    var screen: Screen

    private var question: FigureQuestion { figure.question }

    var name: String { screen.t(Self.nameKey(question)) }
    var about: String { screen.t("why.about." + question.name) }

    static func nameKey(_ question: FigureQuestion) -> String {
        switch question {
        case .home(let figure, _): "home." + figure.rawValue
        case .confirmed: "why.confirmed"
        default: "why.name." + question.name
        }
    }

    var back: String {
        switch question {
        case .home: screen.t("home.title")
        case .confirmed: screen.t("exchanges.title")
        case .own(let figure):
            switch figure.page {
            case .home: screen.t("home.title")
            case .worth: screen.t("worth.own.title")
            case .statement:
                screen.t("statement.title", ["year": .written(String(figure.filter.period.year(screen.visit.today)))])
            }
        case .club, .flow: screen.t("worth.club.title")
        case .cohort: screen.t("cohorts.title")
        case .payment: screen.t("deals.record.title")
        }
    }

    /// The time and the part of the club it is of.
    var period: String {
        switch question {
        case .home(_, let period): return screen.t("why.period." + period.rawValue)
        case .confirmed(let filter): return screen.t(filter.isNarrowed ? "why.period.view" : "why.period.all")
        case .own(let figure): return period(figure.filter, figure.month)
        case .club(let figure):
            switch figure.measure {
            case .members: return trade(figure.filter) ?? screen.t("why.period.now")
            case .givenEver, .receivedEver: return screen.t("why.period.all")
            default: return period(figure.filter, figure.month)
            }
        case .flow(let figure):
            return screen.t(
                "worth.lead.year", ["year": .written(String(figure.filter.period.year(screen.visit.today)))])
        case .cohort(let figure): return screen.t.dates.monthYear(figure.month.firstDay)
        case .payment(let figure):
            return screen.t(figure.whose.isOwn ? "why.period.all" : "why.period.record")
        }
    }

    private func period(_ filter: WorthFilter, _ month: WorthMonth?) -> String {
        let time =
            month.map { screen.t.dates.monthYear($0.firstDay) }
            ?? filter.year.map { screen.t("worth.lead.year", ["year": .written(String($0))]) }
            ?? screen.t("worth.period.months")
        return [trade(filter), time].compactMap { $0 }.joined(separator: " · ")
    }

    private func trade(_ filter: WorthFilter) -> String? { filter.trade.map { screen.trade($0) } }

    /// As it is written where the figure stands.
    var value: String {
        guard let total = figure.total else { return "–" }
        let share = total.count == 0 ? nil : Double(total.sum) / Double(total.count)
        switch figure.kind {
        case .count: return screen.number(Int(total.sum))
        case .amount: return isExact ? screen.money(total.sum) : screen.total(total.sum)
        case .share: return share.map { screen.t.numbers.percent($0) } ?? "–"
        case .days: return average(total).map { screen.t("deals.days", count: $0) } ?? "–"
        case .hours: return figure.median.map { hours($0) } ?? "–"
        case .perHundred: return figure.dues.map { screen.total($0.perHundred) } ?? "–"
        }
    }

    /// Pages that write amounts to the centime.
    private var isExact: Bool {
        switch question {
        case .confirmed: true
        case .own(let figure): figure.measure == .dues || figure.month != nil
        case .club(let figure): figure.month != nil
        default: false
        }
    }

    var isRounded: Bool {
        guard figure.kind == .amount, let total = figure.total else { return false }
        return !isExact && screen.total(total.sum) != screen.money(total.sum)
    }

    /// What a part of it comes to.
    func part(_ tally: Figure.Tally) -> String {
        switch figure.kind {
        case .count: screen.number(Int(tally.sum))
        case .amount, .perHundred: screen.money(tally.sum)
        case .share:
            screen.t("why.share", ["part": .number(Int(tally.sum)), "all": .number(tally.count)])
        case .days: screen.t("deals.days", count: Int(tally.sum))
        case .hours: screen.number(tally.count)
        }
    }

    func value(of line: Figure.Line) -> String {
        switch figure.kind {
        case .days: screen.t("deals.days", count: Int(line.value))
        case .hours: hours(Int(line.value))
        default: screen.money(line.value)
        }
    }

    func rest(_ tally: Figure.Tally) -> String {
        switch question {
        case .own(let figure) where figure.measure == .dues: screen.t("why.name.own-dues")
        case .club(let figure) where figure.measure == .members || figure.measure == .newcomers:
            screen.t("why.others.members", count: tally.count)
        case .club(let figure) where [.amount, .deals, .paid].contains(figure.measure):
            screen.t("why.others", count: tally.count)
        case .payment: screen.t("why.others", count: tally.count)
        default: screen.t("why.others.referrals", count: tally.count)
        }
    }

    /// How the figure follows from the total.
    var reckoning: String? {
        guard let total = figure.total, total.count > 0 else { return nil }
        switch figure.kind {
        case .count, .amount: return nil
        case .share, .days:
            return screen.t(
                figure.kind == .share ? "why.is.share" : "why.is.days",
                [
                    "part": .written(figure.kind == .share ? screen.number(Int(total.sum)) : part(total)),
                    "all": .number(total.count), "value": .written(value),
                ])
        case .hours: return screen.t("why.is.hours", ["value": .written(value)])
        case .perHundred:
            return figure.dues.map { dues in
                screen.t(
                    "why.is.hundred",
                    [
                        "signed": .text(screen.money(total.sum)), "dues": .text(screen.money(dues.minor)),
                        "value": .text(value), "hundred": .text(screen.money(10_000)),
                    ])
            }
        }
    }

    private func average(_ total: Figure.Tally) -> Int? {
        total.count == 0 ? nil : (Int(total.sum) + total.count / 2) / total.count
    }

    private func hours(_ hours: Int) -> String {
        hours < 48 ? screen.t("cohorts.hours", count: max(hours, 1)) : screen.t("cohorts.days", count: hours / 24)
    }
}
