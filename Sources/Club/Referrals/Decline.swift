import Chronology
import Persistence

/// Why a receiver did not take a referral. It ends it: the giver is told, and can confide the contact to another.
struct Decline: Hashable, Sendable {
    enum Reason: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case notMyTrade = "not_my_trade"
        case noTime = "no_time"
        case conflict
        case tooFar = "too_far"
        case other
        /// The receiver left the club and has no colleague in it; nobody chooses it.
        case leftClub = "left_club"

        /// Those a receiver chooses from.
        static let choices = allCases.filter { $0 != .leftClub }

        /// As a reason of a lost referral.
        var lost: Referral.LostReason {
            switch self {
            case .notMyTrade: .notMyTrade
            case .noTime: .timing
            case .conflict, .tooFar, .other, .leftClub: .other
            }
        }
    }

    /// The longest words that go with it.
    static let noteLimit = 300

    var reason: Reason
    /// In the receiver's words; may be empty.
    var note: String
}

extension Referral.Stage {
    /// Before the contact was called.
    static let declinable: [Referral.Stage] = [.sent, .acknowledged]
}
