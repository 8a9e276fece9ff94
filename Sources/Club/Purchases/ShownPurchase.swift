import Chronology
import Morocco
import Persistence

/// A group purchase as one viewer may see it: the number of companies, their own part, and never another's.
struct ShownPurchase: Sendable {
    /// The viewer's own part.
    struct Part: Hashable, Sendable {
        var membership: ID<Membership>
        var status: Purchase.PartStatus
        /// Hundredths of the unit.
        var quantity: Int64
        var ceilingMinor: Int64?
    }

    var id: ID<Purchase>
    var title: String
    var unit: String
    var specification: String
    var region: Region?
    var currency: String
    var places: Int?
    var stage: Purchase.Stage
    var createdAt: Instant
    var joinsEndAt: Instant
    var offersEndAt: Instant
    var stageEndsAt: Instant
    /// Until when someone may take over from an organiser who left.
    var vacantUntil: Instant?
    var ending: Purchase.Ending?
    /// Why it was called off.
    var words: String
    /// What a unit costs in the end; for those who are in.
    var unitMinor: Int64?
    /// Nil when the whole club sees it.
    var branch: String?
    var organiser: Party
    /// Companies in the group, now or when it closed.
    var companies: Int
    /// Those who confirmed.
    var confirmed: Int
    /// Companies when joining ended, and what may be said of their quantity.
    var counted: (companies: Int, quantity: GroupQuantity)?
    var isOrganiser: Bool
    var part: Part?
    /// The viewer's own standing offer.
    var ownOffer: ID<PurchaseOffer>?

    var isIn: Bool { part?.status.isIn ?? false }
    /// Whether the viewer sees what suppliers ask.
    var seesOffers: Bool { (isOrganiser && vacantUntil == nil) || isIn }

    func mayJoin(_ now: Instant) -> Bool { stage == .joining && joinsEndAt > now && !isIn && !isFull }
    var isFull: Bool { places.map { companies >= $0 } ?? false }
    func mayOffer(_ now: Instant) -> Bool {
        stage == .offers && offersEndAt > now && ownOffer == nil && (isOrganiser || !isIn)
    }
    var mayChoose: Bool { isOrganiser && vacantUntil == nil && (stage == .offers || stage == .choosing) }
    func mayConfirm(_ now: Instant) -> Bool { stage == .confirming && part?.status == .joined && stageEndsAt > now }
    func mayTakeOver(_ now: Instant) -> Bool { isIn && !isOrganiser && (vacantUntil.map { $0 > now } ?? false) }
}
