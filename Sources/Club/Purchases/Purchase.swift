import Chronology
import Persistence

/// A request for quotations that several members join, each with a quantity only they see.
///
/// joining → offers → choosing → confirming → done. The clock moves it at its deadlines, the organiser may move it
/// sooner. It lapses when nobody else joins, nobody offers, nothing is chosen or nobody confirms; the organiser may
/// call it off until it is done.
enum Purchase {
    enum Stage: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case joining, offers, choosing, confirming, done, lapsed, cancelled

        var isOpen: Bool {
            switch self {
            case .joining, .offers, .choosing, .confirming: true
            case .done, .lapsed, .cancelled: false
            }
        }

        static let open = allCases.filter(\.isOpen)
        /// The way of one that comes to an end.
        static let way: [Stage] = [.joining, .offers, .choosing, .confirming, .done]
    }

    /// Where one member's part stands.
    enum PartStatus: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case joined, confirmed
        /// Taken back by the member.
        case left
        /// Left out at the end: unanswered, too dear, or the purchase came to nothing.
        case dropped

        var isIn: Bool { self == .joined || self == .confirmed }
        static let within = allCases.filter(\.isIn)
    }

    /// Why nothing came of it.
    enum Ending: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case alone
        case noOffer = "no_offer"
        case noChoice = "no_choice"
        case nobody
        case below
        case organiserLeft = "organiser_left"
        case byOrganiser = "by_organiser"
    }

    /// Fewer companies are no group.
    static let fewestCompanies = 2
    /// Days the organiser has to choose, and each member to confirm.
    static let answerDays = 7
    /// Days in which a member may take over from an organiser who left.
    static let vacantDays = 7
    /// Who has not confirmed is reminded this long before the end.
    static let reminder: Duration = .days(2)
    /// Offers standing at once: as many as one can compare.
    static let mostOffers = 12
    /// Joining and offers end within this many days.
    static let farthest = 365

    /// What became of a step. The first two look alike to the one who asked.
    enum Outcome: Hashable, Sendable {
        case done
        case alreadyDone
        /// It is no longer where the step applies; the key says what happened.
        case outrun(String)
        case notFound

        /// - Throws: `Refusal` when the step did not take place.
        func settle() throws {
            switch self {
            case .done, .alreadyDone: return
            case .outrun(let key): throw Refusal.conflict(key)
            case .notFound: throw Refusal.notFound
            }
        }

        static let changed = Outcome.outrun("purchases.conflict")
    }
}

/// What a supplier asks of the group, named for `ID<PurchaseOffer>`.
enum PurchaseOffer {}
