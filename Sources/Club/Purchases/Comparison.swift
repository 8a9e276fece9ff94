import Localization
import Persistence
import Web

/// The offers of a purchase side by side, each brought to one figure: for the organiser what the whole group would
/// pay, for a member what they would.
struct Comparison: Sendable {
    /// What the figures are for.
    enum Basis: Hashable, Sendable {
        /// The group: the quantity that may be told, and the number of deliveries.
        case group(GroupQuantity, deliveries: Int)
        /// One member's own quantity.
        case own(Int64)
    }

    struct Line: Sendable {
        var offer: ShownOffer
        /// The tier the group surely reaches; nil below the first.
        var tier: PriceTiers.Tier?
        var unitMinor: Int64
        var totalMinor: Int64
        /// Of several, whether none is cheaper.
        var isBest: Bool
    }

    var unit: String
    var currency: String
    var basis: Basis
    private(set) var lines: [Line]

    /// Nil without offers, or for whoever has nothing to compare.
    init?(_ purchase: ShownPurchase, _ offers: [ShownOffer]) {
        guard purchase.seesOffers, !offers.isEmpty, let counted = purchase.counted else { return nil }
        (unit, currency) = (purchase.unit, purchase.currency)
        if purchase.isOrganiser {
            basis = .group(counted.quantity, deliveries: counted.companies)
        } else if let part = purchase.part, part.status.isIn {
            basis = .own(part.quantity)
        } else {
            return nil
        }
        lines = []
        let sure = counted.quantity.sure
        lines = offers.map { offer in
            let unitMinor = offer.tiers.unitMinor(at: sure)
            return Line(
                offer: offer, tier: offer.tiers.reached(by: sure), unitMinor: unitMinor,
                totalMinor: total(offer, unitMinor), isBest: false)
        }
        let best = lines.map(\.totalMinor).min()
        for index in lines.indices { lines[index].isBest = lines.count > 1 && lines[index].totalMinor == best }
    }

    private func total(_ offer: ShownOffer, _ unitMinor: Int64) -> Int64 {
        switch basis {
        case .group(let quantity, let deliveries):
            offer.cost(quantity.sure, unitMinor: unitMinor, deliveries: deliveries)
        case .own(let quantity): offer.cost(quantity, unitMinor: unitMinor)
        }
    }
}

extension Screen {
    /// `1 200 kg`, or "entre 1 000 et 2 000 kg".
    func group(_ quantity: GroupQuantity, _ unit: String) -> HTML {
        switch quantity {
        case .exact(let total): return "\(bdi: self.quantity(total, unit))"
        case .between(let floor, let below):
            let values: [String: MessageValue] = [
                "from": .written(t.numbers.decimalOrWhole(floor)), "to": .text(self.quantity(below, unit)),
            ]
            return html("purchases.between", values)
        }
    }
}

extension NumberFormat {
    /// Hundredths without `,00`.
    func decimalOrWhole(_ hundredths: Int64) -> String {
        hundredths.isMultiple(of: 100) ? integer(hundredths / 100) : decimal(hundredths, digits: 2)
    }
}
