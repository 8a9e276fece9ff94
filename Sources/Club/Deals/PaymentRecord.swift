import Chronology
import Persistence

/// How payments went: one's own, and, where five companies at least stand behind it, those of the club and a branch.
struct PaymentRecord: Hashable, Sendable {
    /// Deals signed.
    var signed = 0
    /// Of them, those both sides said were paid by the due date.
    var onTime = 0
    /// Those both sides said were paid after it.
    var late = 0
    /// Days from the invoice to the payment, over all that were paid.
    var daysToPay = 0
    /// Days after the due date, over those paid late.
    var daysLate = 0

    var paid: Int { onTime + late }
    /// Nil when nothing was paid yet.
    var averageDays: Int? { paid == 0 ? nil : (daysToPay + paid / 2) / paid }
    var averageDelay: Int? { late == 0 ? nil : (daysLate + late / 2) / late }
    var shareOnTime: Double? { paid == 0 ? nil : Double(onTime) / Double(paid) }

    mutating func add(_ outcome: Deal.Outcome?, signedOn: CivilDate, dueOn: CivilDate?, paidOn: CivilDate?) {
        signed += 1
        guard let outcome, outcome.isSettled, let paidOn else { return }
        if outcome == .onTime { onTime += 1 } else { late += 1 }
        daysToPay += max(0, paidOn.days(since: signedOn))
        if outcome == .late, let dueOn { daysLate += max(0, paidOn.days(since: dueOn)) }
    }
}

/// What a member reads of payments.
struct PaymentRecords: Sendable {
    /// A branch, or the club when nil, with what may be shown of it.
    struct Shared: Sendable {
        var branch: Branch?
        /// Nil when fewer than five companies stand behind it.
        var record: PaymentRecord?
    }

    /// Nil for an officer without a seat.
    var sold: PaymentRecord?
    var bought: PaymentRecord?
    var club: Shared
    var branches: [Shared]
}
