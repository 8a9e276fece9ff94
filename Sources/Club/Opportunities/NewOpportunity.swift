import Chronology
import Morocco
import Persistence

/// What an author writes of an opportunity, to publish it or to change it.
struct NewOpportunity: Hashable, Sendable {
    /// Made when the form was shown, so that a form sent twice is one opportunity.
    var id: ID<Opportunity>
    var side: Opportunity.Side
    var kind: Opportunity.Kind
    var title: String
    var words: String
    /// A division of the nomenclature; nil when any trade can answer.
    var division: String?
    /// Nil for the whole country.
    var region: Region?
    var budget: Opportunity.Budget?
    var visibility: Opportunity.Visibility
    /// The last day on which it is open.
    var closesOn: CivilDate
}
