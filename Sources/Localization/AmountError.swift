/// Why a text is not an amount of dirhams.
public enum AmountError: String, Error, Hashable, Sendable {
    /// Nothing is written.
    case empty
    /// The text is not a number, or its thousands are not in threes.
    case notAnAmount
    /// The amount is in another currency, as `€`.
    case otherCurrency
    /// More than two digits follow the decimal mark.
    case tooManyDecimals
    /// The amount is below zero.
    case negative
    /// The amount is above 90 000 000 000 000 DH.
    case tooLarge
}
