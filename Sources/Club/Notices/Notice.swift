import Chronology
import Persistence
import Web

/// Something a person is told: on Home, and by mail as soon as they wish. It holds the key of a message and its
/// values rather than words, so that it speaks the language in which it is read.
///
/// The message is two strings, `KEY.subject` and `KEY.text`. Besides the notice's own values both may use `%{name}`
/// (who is told), `%{club}` and `%{link}`. Never an amount, never a prospect's telephone or address: a mail is read
/// over many shoulders.
struct Notice: Sendable {
    /// What it is about, and what a person sets the pace of.
    enum Kind: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case referral, deal, due, opportunity, search, match, ring, purchase, introduction, commendation, meeting

        /// The pace of those who chose none: at once what another person waits for, together what the club finds.
        var usualPace: Pace {
            switch self {
            case .referral, .deal, .introduction, .due, .opportunity, .meeting: .atOnce
            case .commendation, .ring, .purchase: .daily
            case .search, .match: .daily
            }
        }

        /// Home tells of referrals in its own way, by what waits; of a few things besides, see `ReferralLetters`.
        var isListedOnHome: Bool { self != .referral }
    }

    /// How soon it leaves by mail.
    enum Pace: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case atOnce = "at_once"
        case daily, weekly, never
    }

    var kind: Kind
    /// The message, without `.subject` and `.text`.
    var key: String
    var values: [String: Value]
    /// Where it leads.
    var path: URLPath
    /// What makes it one of a kind for its reader, for ever: the key of the row that caused it.
    var once: String
    /// Who caused it, if a person did: erased with them.
    var author: ID<Person>?

    init(
        _ kind: Kind, _ key: String, _ values: [String: Value] = [:], path: URLPath, once: String,
        author: ID<Person>? = nil
    ) {
        self.kind = kind
        self.key = key
        self.values = values
        self.path = path
        self.once = once
        self.author = author
    }
}
