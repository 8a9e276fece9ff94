import Chronology
import Persistence

/// A business contact a member received from somebody who is not in the club, noted by the member alone. It keeps the
/// true name of who gave it; nobody confirms it, so it counts in no figure.
struct OutsideReferral: Sendable {
    var id: ID<OutsideReferral>
    var source: Source
    /// Empty when the one who gave it buys.
    var prospect: FollowedReferral.Prospect
    var need: String
    var receivedOn: CivilDate
    var stage: Referral.Step
    var lostReason: Referral.LostReason?
    var amount: Money?
    var movedAt: Instant

    /// Who gave it.
    struct Source: Hashable, Sendable {
        var name: String
        var company: String
    }

    /// About to be noted.
    struct New: Sendable {
        var id: ID<OutsideReferral>
        var source: Source
        var prospect: FollowedReferral.Prospect
        var need: String
        var receivedOn: CivilDate
    }

    init(_ row: Row) throws {
        id = try row.get("id")
        source = Source(name: try row.get("source_name"), company: try row.get("source_company"))
        prospect = FollowedReferral.Prospect(
            name: try row.get("prospect_name"), phone: try row.get("prospect_phone"),
            email: try row.get("prospect_email"))
        need = try row.get("need")
        receivedOn = CivilDate(isoText: try row.get("received_on", as: String.self)) ?? .earliest
        stage = try row.get("stage")
        lostReason = try row.get("lost_reason")
        movedAt = try row.get("moved_at")
        if let minor: Int64 = try row.get("amount_minor") {
            amount = Money(minorUnits: minor, currency: try row.get("currency"))
        }
    }

    /// What it is called in a list.
    var title: String { [prospect.name, need, source.name].first { !$0.isEmpty } ?? source.name }

    var steps: [Referral.Step] { Referral.Step.allCases.filter { $0.mayFollow(stage.stage) } }
}
