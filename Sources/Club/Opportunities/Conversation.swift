import Chronology
import Persistence

/// An answer with what its two sides wrote to each other.
struct Conversation: Sendable {
    enum Side: Sendable {
        case author, answerer
    }

    struct Message: Sendable {
        var author: ID<Membership>
        /// Empty once its author was erased.
        var body: String
        var sentAt: Instant
    }

    /// The opportunity it is about.
    struct About: Sendable {
        var id: ID<Opportunity>
        var title: String
        var words: String
        var side: Opportunity.Side
        var kind: Opportunity.Kind
        var status: Opportunity.Status
        var closesOn: CivilDate
    }

    var id: ID<OpportunityAnswer>
    var about: About
    var state: OpportunityAnswer.State
    var author: Party
    var answerer: Party
    /// The side the viewer is on.
    var side: Side
    var referral: ID<Referral>?
    var messages: [Message]

    /// The one across from the viewer.
    var counterpart: Party { side == .author ? answerer : author }
    /// The seat the viewer is on this conversation with.
    var own: ID<Membership> { side == .author ? author.membership : answerer.membership }

    /// Whether one may still write: while something can come of it.
    var isOpen: Bool { state == .chosen || state == .sent && about.status.isPending }
    var canChoose: Bool { side == .author && state == .sent && about.status.isPending }
    var canRetract: Bool { side == .answerer && state == .sent && about.status.isPending }
    /// The answer taken back can be given again.
    var canRenew: Bool { side == .answerer && state == .withdrawn && about.status == .open }
    var canRefer: Bool { side == .author && state == .chosen && referral == nil }

    init(_ row: Row, messages rows: [Row], person: ID<Person>) throws {
        id = try row.get("id")
        about = About(
            id: try row.get("opportunity_id"), title: try row.get("title"), words: try row.get("words"),
            side: try row.get("side"), kind: try row.get("kind"), status: try row.get("status"),
            closesOn: CivilDate(isoText: try row.get("closes_on", as: String.self)) ?? .earliest)
        state = try row.get("state")
        author = try Party(row, "author")
        answerer = try Party(row, "answerer")
        side = author.person == person ? .author : .answerer
        referral = try row.get("referral_id")
        messages = try rows.map {
            Message(author: try $0.get("author_id"), body: try $0.get("body"), sentAt: try $0.get("sent_at"))
        }
    }
}
