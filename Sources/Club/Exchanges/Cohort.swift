import Persistence

/// Referrals given in one month and what became of them: how many were called and how soon, how many were won.
struct Cohort: Hashable, Sendable {
    var given = 0
    var won = 0
    var open = 0
    /// Those whose contact was called.
    var contacted = 0
    /// By whole hours from giving to the first call; those of a register brought in say no hour.
    var hours: [Int: Int] = [:]

    /// The share won of all given; nil when none was.
    var conversion: Double? { given == 0 ? nil : Double(won) / Double(given) }

    /// Half were called within so many hours; nil when none is known.
    var medianHours: Int? {
        let total = hours.values.reduce(0, +)
        guard total > 0 else { return nil }
        var passed = 0
        for (hour, count) in hours.sorted(by: { $0.key < $1.key }) {
            passed += count
            if passed * 2 >= total { return hour }
        }
        return nil
    }

    /// - Parameter hour: nil when not called, or not known when.
    mutating func add(_ count: Int, _ stage: Referral.Stage, isContacted: Bool, hour: Int?) {
        given += count
        if stage == .won { won += count }
        if stage.isOpen { open += count }
        if isContacted { contacted += count }
        if let hour { hours[hour, default: 0] += count }
    }
}
