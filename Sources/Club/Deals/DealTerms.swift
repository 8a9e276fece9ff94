import Chronology
import Persistence

/// What two sides agree on: all of a deal that can be corrected.
struct DealTerms: Hashable, Sendable {
    /// What is sold, in their words.
    var object: String
    /// More than nothing.
    var amount: Money
    /// The day of the invoice, or of the signature where there is none yet: from it the days to pay are counted.
    var signedOn: CivilDate
    /// The days to pay that were agreed; nil when nothing was, and the law's usual ones hold.
    var agreedDays: Int?
}

extension DealTerms {
    /// The columns of terms, as `deals` and `deal_versions` both name them.
    static func columns(_ alias: String) -> SQL {
        """
        \(unsafe: alias).object, \(unsafe: alias).amount_minor, \(unsafe: alias).currency, \
        \(unsafe: alias).signed_on, \(unsafe: alias).agreed_days
        """
    }

    init(_ row: Row) throws {
        object = try row.get("object")
        amount = Money(minorUnits: try row.get("amount_minor"), currency: try row.get("currency"))
        signedOn = CivilDate(isoText: try row.get("signed_on", as: String.self)) ?? .earliest
        agreedDays = try row.get("agreed_days")
    }
}
