import Chronology
import Persistence

/// An offer about to be made: by a member who sells, or noted for a supplier from outside.
struct NewOffer: Sendable {
    enum Supplier: Hashable, Sendable {
        case member(ID<Membership>)
        /// With a way to be reached.
        case outside(name: String, phone: String?, email: String?)
    }

    /// Made when the form was shown.
    var id: ID<PurchaseOffer>
    var supplier: Supplier
    var tiers: PriceTiers
    /// For each member delivered to.
    var deliveryMinor: Int64
    var deliveryDays: Int
    var paymentDays: Int
    var validUntil: CivilDate
    var note: String
}
