/// A court that keeps a trade register: a commercial court, or the court of first instance where there is none
/// (commercial code, article 28).
public struct CommercialCourt: Sendable, Hashable, Identifiable {
    /// What kind of court keeps the register.
    public enum Kind: String, Sendable, Hashable {
        case commercial
        case firstInstance

        init?(mark: String) {
            switch mark {
            case "C": self = .commercial
            case "P": self = .firstInstance
            default: return nil
            }
        }
    }

    /// The town of the court.
    public let city: City
    /// The kind of court.
    public let kind: Kind

    /// The key of the town.
    public var id: String { city.id }

    /// The courts, commercial ones first, each group in the order of the regions.
    public static let all: [CommercialCourt] = {
        let courts = City.rows.compactMap { row in
            row.court.map { CommercialCourt(city: row.city, kind: $0) }
        }
        return courts.filter { $0.kind == .commercial } + courts.filter { $0.kind == .firstInstance }
    }()

    /// The court of a town, named in any of its forms.
    public static func named(_ text: String) -> CommercialCourt? {
        guard let city = City.named(text) else { return nil }
        return all.first { $0.city == city }
    }
}
