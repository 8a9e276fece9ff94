import Localization

/// What a list says about a member's dues: an amount, that they are settled, or both.
struct Dues: Hashable, Sendable {
    /// In minor units of the club's currency.
    var amountMinor: Int64?
    var isSettled = false

    private static let settled = [
        "à jour", "a jour", "payée", "payé", "réglée", "réglé", "paid", "مؤداة", "مؤدى",
    ]

    /// Reads `3000`, `3.000,00 DH`, `à jour`, `3 000 (à jour)`.
    ///
    /// - Throws: `AmountError` when the rest is no amount; an empty text says nothing and is not to be given.
    init(_ text: String, currency: String = "MAD") throws(AmountError) {
        var rest = text.lowercased()
        for words in Self.settled {
            guard let found = rest.firstRange(of: words) else { continue }
            rest.removeSubrange(found)
            isSettled = true
            break
        }
        let amount = String(rest.filter { $0 != "(" && $0 != ")" })
        if isSettled, amount.allSatisfy(\.isWhitespace) { return }
        amountMinor = try AmountParser.parse(amount, currency: currency)
    }

    init(amountMinor: Int64?, isSettled: Bool) {
        self.amountMinor = amountMinor
        self.isSettled = isSettled
    }

    /// As a French spreadsheet reads it: `3000,00`, `à jour`, `3000,00 à jour`.
    func text(currency: String) -> String {
        var parts: [String] = []
        if let amountMinor { parts.append(Self.amount(amountMinor, currency: currency)) }
        if isSettled { parts.append("à jour") }
        return parts.joined(separator: " ")
    }

    /// An amount with a comma and the decimals of its currency, without marks between the thousands.
    static func amount(_ minor: Int64, currency: String) -> String {
        NumberFormat(.fr).plain(minor, currency)
    }
}
