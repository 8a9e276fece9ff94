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
