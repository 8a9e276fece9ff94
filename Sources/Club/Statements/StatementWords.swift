import Chronology
import Localization

/// The sentences and figures of a statement, the same on the page and on paper.
struct StatementWords: Sendable {
    let statement: YearStatement
    let screen: Screen

    var title: String { screen.t("statement.title", ["year": .written(String(statement.year))]) }

    var madeOn: String {
        screen.t("statement.made", ["date": .written(screen.t.dates.long(screen.visit.today))])
    }

    /// What the club brought against the dues, in a sentence.
    var balance: String {
        let totals = statement.totals
        guard totals.signed > 0 else { return screen.t("statement.balance.nothing") }
        let signed = MessageValue.text(screen.total(totals.signedMinor))
        guard let dues = statement.holder.duesMinor, dues > 0, let share = statement.perHundred else {
            return screen.t("statement.balance.no-dues", count: totals.signed, ["amount": signed])
        }
        return screen.t(
            "statement.balance",
            [
                "amount": signed, "dues": .text(screen.money(dues)), "share": .text(screen.total(share)),
                "hundred": .text(screen.money(10_000)),
            ])
    }

    var dues: String {
        guard let dues = statement.holder.duesMinor else { return screen.t("statement.dues.unknown") }
        let state = screen.t(statement.holder.isSettled ? "statement.dues.settled" : "statement.dues.open")
        return screen.money(dues) + " · " + state
    }

    /// Term and value, for what the club brought.
    var gained: [(term: String, value: String)] {
        let totals = statement.totals
        return [
            (screen.t("worth.received"), counted(totals.received, won: totals.receivedWon)),
            (screen.t("statement.signed"), amount(totals.signedMinor, totals.signed)),
            (screen.t("statement.paid"), amount(totals.paidMinor, totals.paid)),
        ]
    }

    /// Term and value, for what the member brought.
    var brought: [(term: String, value: String)] {
        let totals = statement.totals
        return [
            (screen.t("worth.given"), counted(totals.given, won: totals.givenWon)),
            (screen.t("statement.brought"), amount(totals.broughtMinor, totals.brought)),
            (screen.t("statement.thanked"), amount(totals.thankedMinor, totals.thanked)),
        ]
    }

    private func counted(_ count: Int, won: Int) -> String {
        screen.number(count) + " · " + screen.t("worth.own.won", count: won)
    }

    private func amount(_ minor: Int64, _ deals: Int) -> String {
        deals == 0 ? "–" : screen.money(minor) + " · " + screen.t("worth.deals.count", count: deals)
    }

    /// A name that keeps its own direction beside others, on paper too.
    private static func apart(_ name: String) -> String { "\u{2068}" + name + "\u{2069}" }

    var monthHeads: [String] {
        ["worth.month", "worth.given", "worth.received", "worth.own.signed", "worth.own.brought"].map { screen.t($0) }
    }

    func cells(_ totals: OwnTotals) -> [String] {
        [
            screen.number(totals.given), screen.number(totals.received),
            totals.signed == 0 ? "–" : screen.money(totals.signedMinor),
            totals.brought == 0 ? "–" : screen.money(totals.broughtMinor),
        ]
    }

    var dealHeads: [String] {
        ["statement.date", "statement.member", "statement.object", "statement.amount", "statement.state"].map {
            screen.t($0)
        }
    }

    /// The names isolate themselves. The last cell tells of the payment of what was sold, of the thanks for what was brought.
    func cells(_ deal: OwnWorth.Signed) -> [String] {
        let state =
            deal.isSold
            ? screen.t(deal.isPaid ? "statement.state.paid" : "statement.state.open")
            : screen.t(deal.thankedOn == nil ? "statement.state.credited" : "statement.state.thanked")
        let company = deal.party.company.isEmpty ? "" : " (" + Self.apart(deal.party.company) + ")"
        return [
            screen.t.dates.medium(deal.signedOn), Self.apart(screen.name(deal.party)) + company,
            deal.object.isEmpty ? "–" : deal.object, screen.money(deal.amountMinor), state,
        ]
    }
}
