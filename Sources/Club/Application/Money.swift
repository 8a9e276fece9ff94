/// An amount in minor units (centimes for MAD) of an ISO 4217 currency.
public struct Money: Hashable, Sendable {
    /// Centimes for MAD.
    public var minorUnits: Int64
    /// Three letters, ISO 4217.
    public var currency: String

    /// An amount.
    public init(minorUnits: Int64, currency: String) {
        self.minorUnits = minorUnits
        self.currency = currency
    }
}
