import Chronology
import Persistence
import Web

/// Tells the other side what happened to a deal, inside the write that caused it. Never an amount, and never the object:
/// a mail is read over many shoulders.
struct DealTelling: Sendable {
    enum Occasion: Hashable, Sendable {
        case declared, confirmed, declined, withdrawn
        case corrected, proposed, accepted, refused
        case saidPaid, saidDisputed, thanked

        fileprivate var key: String {
            switch self {
            case .declared: "deals.notice.declared"
            case .confirmed: "deals.notice.confirmed"
            case .declined: "deals.notice.declined"
            case .withdrawn: "deals.notice.withdrawn"
            case .corrected: "deals.notice.corrected"
            case .proposed: "deals.notice.proposed"
            case .accepted: "deals.notice.accepted"
            case .refused: "deals.notice.refused"
            case .saidPaid: "deals.notice.paid"
            case .saidDisputed: "deals.notice.disputed"
            case .thanked: "deals.notice.thanked"
            }
        }
    }

    let notices: Notices
    /// Who causes it.
    let author: ID<Person>?
    let name: String

    init(_ house: House, _ visit: Visit) {
        notices = house.notices
        author = visit.viewer?.person
        name = [visit.viewer?.givenName, visit.viewer?.familyName].compactMap { $0 }.joined(separator: " ")
    }

    /// - Parameter step: what makes it one of a kind: the number of the version, or the key of the row that caused it.
    func tell(
        _ occasion: Occasion, about deal: ID<Deal>, to membership: ID<Membership>, step: Int64, at now: Instant,
        in db: any Connection
    ) throws {
        let notice = Notice(
            .deal, occasion.key, ["author": .text(name)], path: DealController.Routes.deal(deal),
            once: "\(occasion.key):\(deal):\(step)", author: author)
        try notices.tell(notice, to: membership, at: now, in: db)
    }
}
