import Morocco

/// A trademark as a list names it: `NOUR ®` is registered, `NOUR ™` is filed, and without a sign the column's own
/// name, *marque déposée*, stands for registered when the club does not know better.
struct TrademarkMention: Hashable, Sendable {
    enum Sign: String, Sendable { case registered, filed }

    var name: String
    var sign: Sign?

    var foldedName: String { Folding.fold(name) }

    /// The trademarks of a cell, one a line or parted by semicolons.
    static func all(in text: String) -> [TrademarkMention] {
        text.split { $0 == ";" || $0 == "\n" }.compactMap { part in
            let sign: Sign? = part.contains("®") ? .registered : part.contains("™") ? .filed : nil
            let name = part.filter { $0 != "®" && $0 != "™" }.split(separator: " ").joined(separator: " ")
            return name.isEmpty ? nil : TrademarkMention(name: name, sign: sign)
        }
    }

    /// As a list writes it.
    var text: String {
        switch sign {
        case .registered: name + " ®"
        case .filed: name + " ™"
        case nil: name
        }
    }
}
