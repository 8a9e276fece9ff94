/// How a currency is counted and shown.
enum Currency {
    /// The decimals of its minor unit (ISO 4217), 2 for those not listed.
    static func digits(_ code: String) -> Int {
        switch code {
        case "JPY", "KRW", "XOF", "XAF", "XPF", "CLP", "VND", "DJF", "KMF", "GNF", "RWF", "UGX", "VUV", "PYG", "BIF",
            "ISK":
            0
        case "TND", "KWD", "BHD", "JOD", "OMR", "LYD", "IQD": 3
        default: 2
        }
    }

    /// How people write its name beside an amount: small letters, without spaces and points.
    static func names(_ code: String) -> Set<String> {
        written[code] ?? [code.lowercased()]
    }

    /// Whether a text is the name of some currency.
    static func isName(_ text: String) -> Bool {
        written.values.contains { $0.contains(text) }
    }

    private static let written: [String: Set<String>] = [
        "MAD": ["dh", "dhs", "mad", "درهم", "دراهم", "درهما", "دم"],
        "EUR": ["€", "eur", "euro", "euros", "أورو", "يورو"],
        "USD": ["$", "us$", "usd", "dollar", "dollars", "دولار"],
        "GBP": ["£", "gbp"],
        "XOF": ["xof", "cfa", "fcfa", "fcfas", "francs", "franc", "فرنك"],
        "TND": ["tnd", "dt", "دينار", "دت"],
        "DZD": ["dzd", "da", "دينار", "دج"],
    ]

    /// What stands beside the amount.
    static func symbol(_ code: String, _ language: Language) -> String {
        switch (code, language) {
        case ("MAD", .fr): "DH"
        case ("MAD", .ar): "درهم"
        case ("EUR", _): "€"
        case ("USD", _): "$"
        default: code
        }
    }
}
