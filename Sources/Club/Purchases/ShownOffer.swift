import Chronology
import Persistence

/// An offer as those who may compare see it, and its seller.
struct ShownOffer: Sendable {
    var id: ID<PurchaseOffer>
    /// The company of a member, or the name of a supplier from outside.
    var supplier: String
    /// The member who sells.
    var seller: Party?
    /// A way to reach the supplier: the organiser's own note, or given at the end to those who buy.
    var phone: String?
    var email: String?
    var tiers: PriceTiers
    var deliveryMinor: Int64
    var deliveryDays: Int
    var paymentDays: Int
    var validUntil: CivilDate
    var note: String
    var isOwn: Bool
    var isChosen: Bool

    /// What a quantity costs at a price for a unit, delivered to so many members.
    func cost(_ quantity: Int64, unitMinor: Int64, deliveries: Int = 1) -> Int64 {
        let (delivery, overflows) = deliveryMinor.multipliedReportingOverflow(by: Int64(deliveries))
        return PriceTiers.sum(PriceTiers.cost(unitMinor, quantity), overflows ? .max : delivery)
    }
}

/// What one buyer ordered, for the supplier they agreed with.
struct ShownOrder: Sendable {
    var buyer: Party
    var phone: String?
    var email: String?
    /// Hundredths of the unit.
    var quantity: Int64
}
