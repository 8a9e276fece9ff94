import Chronology

/// A trademark as a member describes it.
struct TrademarkRecord: Sendable {
    var name: String
    /// The number of the application at OMPIC; its form has changed over the years, so it is taken as written.
    var number: String
    var classes: NiceClasses
    var status: Trademark.Status
    /// Ten years after the filing (law 17-97, article 152), renewable.
    var expiresOn: CivilDate?
}
