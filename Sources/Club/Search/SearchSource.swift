import Names
import Persistence

/// Where a search term of a member comes from. The raw value is stored in `search_terms.field`; those of a profile
/// field carry its number.
enum SearchSource: Int, CaseIterable, Sendable, SQLBindable, SQLDecodable {
    case name = 0
    case trade = 4
    case city = 5
    case offers = 9
    case needs = 10
    case trademarks = 11
    case company = 20

    /// As what the words are read and ranked. A trademark is looked for as a company is.
    var field: SearchField {
        switch self {
        case .name: .name
        case .company, .trademarks: .company
        case .trade: .trade
        case .city: .city
        case .offers: .offer
        case .needs: .need
        }
    }

    /// The profile field whose audience holds, or nil for what every member sees.
    var profileField: ProfileField? { ProfileField(rawValue: rawValue) }
}
