import Chronology
import Localization
import Web

/// Where a deal stands, in a word and its colour.
enum DealStanding: Hashable, Sendable {
    case toConfirm, awaited
    case signed, dueSoon(days: Int), overdue(days: Int)
    case paidOnTime, paidLate(days: Int), disputed
    case closed(Deal.Closing)

    init(
        isSigned: Bool, isOwn: Bool, closing: Deal.Closing?, outcome: Deal.Outcome?, isDisputed: Bool,
        dueOn: CivilDate?, paidOn: CivilDate?, today: CivilDate
    ) {
        if let closing {
            self = .closed(closing)
        } else if !isSigned {
            self = isOwn ? .awaited : .toConfirm
        } else {
            switch outcome {
            case .onTime: self = .paidOnTime
            case .late:
                let days = paidOn.flatMap { paid in dueOn.map { paid.days(since: $0) } }
                self = .paidLate(days: max(1, days ?? 1))
            case .disputed: self = .disputed
            case nil where isDisputed: self = .disputed
            case nil: self = Self.unpaid(dueOn, today)
            }
        }
    }

    private static func unpaid(_ dueOn: CivilDate?, _ today: CivilDate) -> DealStanding {
        guard let dueOn else { return .signed }
        let days = dueOn.days(since: today)
        if days < 0 { return .overdue(days: -days) }
        return days <= 30 ? .dueSoon(days: days) : .signed
    }

    /// The coloured word, as the side that reads it says it.
    func tag(_ screen: Screen, to side: Deal.Side) -> HTML {
        "<span class=\"tag\(style)\">\(words(screen, to: side))</span>"
    }

    /// What is to be paid is to be received for who sells.
    func words(_ screen: Screen, to side: Deal.Side) -> String {
        let due = side == .seller ? "deals.standing.receive" : "deals.standing.due"
        return switch self {
        case .toConfirm: screen.t("deals.standing.to-confirm")
        case .awaited: screen.t("deals.standing.awaited")
        case .signed: screen.t("deals.standing.signed")
        case .dueSoon(0): screen.t(due + "-today")
        case .dueSoon(let days): screen.t(due, count: days)
        case .overdue(let days): screen.t("deals.standing.overdue", count: days)
        case .paidOnTime: screen.t("deals.standing.on-time")
        case .paidLate(let days): screen.t("deals.standing.late", count: days)
        case .disputed: screen.t("deals.standing.disputed")
        case .closed(let closing): screen.t("deals.standing." + closing.rawValue)
        }
    }

    private var style: String {
        switch self {
        case .toConfirm, .dueSoon: " act"
        case .paidOnTime: " done"
        case .overdue, .disputed, .closed: " lost"
        case .awaited, .signed, .paidLate: ""
        }
    }
}

extension FollowedDeal {
    func standing(today: CivilDate) -> DealStanding {
        let isDisputed = Deal.Side.allCases.contains { statement(of: $0)?.content.kind == .disputed }
        return DealStanding(
            isSigned: confirmedAt != nil, isOwn: statedBy == own, closing: closed?.kind, outcome: outcome,
            isDisputed: isDisputed, dueOn: dueOn, paidOn: paidOn, today: today)
    }
}
