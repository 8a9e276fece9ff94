import Chronology
import Morocco
import Persistence

/// A group request about to be opened.
struct NewPurchase: Sendable {
    enum Visibility: String, CaseIterable, Sendable {
        case club, branch
    }

    /// Made when the form was shown, so that a form sent twice opens one.
    var id: ID<Purchase>
    var title: String
    var unit: String
    var specification: String
    var region: Region?
    var visibility: Visibility
    /// The most members that may join.
    var places: Int?
    /// The last days on which one may join, and on which offers are taken.
    var joinUntil: CivilDate
    var offersUntil: CivilDate
    /// The organiser's own part, if they buy too.
    var quantity: Quantity?
}
