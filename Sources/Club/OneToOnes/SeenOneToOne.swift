import Chronology
import Persistence

/// A one-to-one as one of its two sees it.
struct SeenOneToOne: Sendable {
    /// What one of the two said of it.
    struct Said: Sendable {
        var account: OneToOne.Account
        var words: String
        var result: OneToOne.Result?
    }

    /// Where it stands for this side.
    enum Standing: String, CaseIterable, Sendable {
        /// The other proposed times.
        case asked
        /// This side proposed, and waits.
        case waiting
        /// Times were proposed, and all have passed.
        case passed
        case coming
        /// It has begun, and this side has not said what became of it.
        case toClose = "to_close"
        /// This side has said it; the other has not, or says otherwise.
        case said
        case held
        /// Closed, and not counted.
        case missed
        case declined
        case calledOff = "called_off"
        case lapsed
    }

    var id: ID<OneToOne>
    var introduction: ID<Introduction>?
    var own: ID<Membership>
    var isFirst: Bool
    var other: Party
    var isOtherActive: Bool
    var state: OneToOne.State
    /// Nil when the club proposed, after an introduction.
    var openedBy: ID<Membership>?
    var note: String
    /// Nil as long as the two have not agreed on one.
    var place: OneToOnePlace?
    var minutes: Int
    var round: Int
    /// Whether the viewer proposed the present times.
    var isProposer: Bool
    /// Whether a time of the present round can still be taken.
    var isOpen: Bool
    var taken: SeenMeeting.Time?
    /// Those of the round; read for one alone.
    var times: [SeenMeeting.Time] = []
    var ownAccount: Said?
    var otherAccount: Said?
    var isHeld: Bool
    var openedAt: Instant
    var changedAt: Instant
    var version: Int
    /// Whether the viewer declined it or called it off.
    var isEndedByOwn: Bool
    var endWords: String

    func standing(_ now: Instant) -> Standing {
        switch state {
        case .proposed: !isOpen ? .passed : isProposer ? .waiting : .asked
        case .taken:
            if let taken, taken.startsAt > now { .coming } else { ownAccount == nil ? .toClose : .said }
        case .declined: .declined
        case .calledOff: .calledOff
        case .lapsed: .lapsed
        case .closed: isHeld ? .held : .missed
        }
    }
}
