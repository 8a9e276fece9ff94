import Chronology
import Localization
import Persistence
import Web

/// What the two sides of a referral are told, written in the transaction of its cause, at the pace each chose. It says
/// who did what and where to look: never the prospect's telephone or address, never an amount.
struct ReferralLetters: Sendable {
    enum Occasion: Hashable, Sendable {
        case given
        case moved(Referral.Step)
        case nudged, withdrawn
        case thanked(sentence: String)
        case confirmed
        /// To the new receiver; to the giver with who has it now.
        case handed, handedOn(to: String)
        case declined, message, woken

        var key: String {
            switch self {
            case .given: "given"
            case .moved(let step): "moved-" + step.rawValue
            case .nudged: "nudged"
            case .withdrawn: "withdrawn"
            case .thanked: "thanked"
            case .confirmed: "confirmed"
            case .handed: "handed"
            case .handedOn: "handed-on"
            case .declined: "declined"
            case .message: "message"
            case .woken: "woken"
            }
        }
    }

    private let notices: Notices
    private let now: Instant
    /// Who causes it.
    private let author: String
    private let person: ID<Person>?

    init(_ house: House, _ visit: Visit) {
        let name = [visit.viewer?.givenName, visit.viewer?.familyName].compactMap { $0 }.joined(separator: " ")
        self.init(house.notices, author: name, visit.viewer?.person, at: visit.now)
    }

    init(_ notices: Notices, author: String, _ person: ID<Person>?, at now: Instant) {
        self.notices = notices
        self.author = author
        self.person = person
        self.now = now
    }

    /// Tells the person of a seat once, unless they were erased.
    ///
    /// - Parameter step: what makes it one of a kind: the key of the row that caused it.
    func send(
        _ occasion: Occasion,
        about referral: ID<Referral>,
        to membership: ID<Membership>,
        step: Int64,
        in db: any Connection
    ) throws {
        var values: [String: Notice.Value] = ["author": .text(author)]
        switch occasion {
        case .thanked(let sentence): values["sentence"] = .text(sentence)
        case .handedOn(let name): values["receiver"] = .text(name)
        default: break
        }
        try tell(occasion.key, values, about: referral, to: membership, once: String(step), by: person, in: db)
    }

    /// The same for what nobody did: a reminder, a departure.
    func tell(
        _ key: String, _ values: [String: Notice.Value], about referral: ID<Referral>,
        to membership: ID<Membership>, once: String, by author: ID<Person>? = nil, in db: any Connection
    ) throws {
        let prospect = try db.value("SELECT prospect_name FROM referrals WHERE id = \(referral)", as: String.self) ?? ""
        let contact: Notice.Value = prospect.isEmpty ? .word("referrals.mail.inside") : .text(prospect)
        try notices.tell(
            Notice(
                .referral, Self.prefix + key, values.merging(["contact": contact]) { $1 },
                path: ReferralController.Routes.referral(referral), once: "referral-" + key + ":" + once, author: author
            ),
            to: membership, at: now, in: db
        )
    }

    /// What was to leave by mail about a referral that a person no longer has does not leave: it names the contact.
    static func recall(_ referral: ID<Referral>, from membership: ID<Membership>, in db: any Connection) throws {
        let path = ReferralController.Routes.referral(referral).description
        try db.execute(
            """
            DELETE FROM notices
            WHERE path = \(path) AND mail_at IS NOT NULL AND mailed_at IS NULL
              AND person_id = (SELECT m.person_id FROM memberships m WHERE m.id = \(membership))
            """
        )
    }

    static let prefix = "referrals.mail."
    /// Those that name someone besides who caused them: forgotten with that person.
    static let namingOthers = ["handed-on", "dormant", "remind-3", "remind-10", "remind-30"].map { prefix + $0 }
    /// Those Home shows among the notices: the rest it tells by what waits and by the steps taken.
    static let shownOnHome = [
        "handed-on", "declined", "message", "woken", "dormant", "left-giver",
    ].map { prefix + $0 }
}
