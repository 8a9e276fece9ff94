import Morocco
import Persistence

/// What a search reads of a member: texts, each with where it stands and who may find it.
struct SearchableMember: Sendable {
    struct Text: Sendable {
        var source: SearchSource
        var text: String
        var audience: Audience
    }

    var membership: ID<Membership>
    var isActive: Bool
    var givenName: String
    var familyName: String
    var storedSortName: String
    var texts: [Text]

    /// The folded name, family name first.
    var sortName: String { Folding.fold(familyName + " " + givenName) }

    /// The trade in the member's own words; without them, in those of the nomenclature.
    static func tradeWords(activity: String, division: String?) -> String {
        guard activity.isEmpty, let division = division.flatMap(NMA.division) else { return activity }
        return division.name.french + " " + division.name.arabic
    }
}
