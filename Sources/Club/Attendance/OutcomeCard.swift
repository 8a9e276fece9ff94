import Localization
import Web

/// What a meeting brought, on its page once it is over.
struct OutcomeCard: Sendable {
    var outcome: Outcome

    func html(_ screen: Screen) -> HTML {
        let seats: HTML =
            outcome.capacity.map { capacity in
                let values: [String: MessageValue] = [
                    "count": .written(screen.number(outcome.present)), "capacity": .written(screen.number(capacity)),
                ]
                return screen.html("outcome.of", values)
            } ?? "\(screen.number(outcome.present))"
        let visitors: HTML? =
            outcome.visitors + outcome.applied == 0
            ? nil
            : fact(
                "outcome.visitors",
                screen.html(
                    "outcome.visitors.applied", ["visitors": .written(screen.number(outcome.visitors))],
                    count: outcome.applied), screen)
        let pairs: HTML? =
            outcome.newPairs == 0 ? nil : fact("outcome.pairs", "\(screen.number(outcome.newPairs))", screen)
        return """
            <section class="card stack"><h2>\(screen.t("outcome.title"))</h2><dl class="facts">\
            \(fact("outcome.present", seats, screen))\(visitors)\(pairs)\
            \(fact("outcome.referrals", business(outcome.referrals, screen), screen))\
            \(fact("outcome.deals", business(outcome.deals, screen), screen))</dl>\
            <p class="soft small">\(screen.t("outcome.rule"))</p></section>
            """
    }

    private func business(_ count: Int?, _ screen: Screen) -> HTML {
        count.map { "\(screen.number($0))" } ?? "<span class=\"soft\">\(screen.t("outcome.few"))</span>"
    }

    private func fact(_ key: String, _ value: HTML, _ screen: Screen) -> HTML {
        "<div><dt>\(screen.t(key))</dt><dd>\(value)</dd></div>"
    }
}
