import Chronology
import Jobs
import Localization
import Persistence
import Web

/// The mails of a referral, written in the transaction of their cause, in the language of who gets them. They say who
/// did what and where to look: never the prospect's telephone or address, never an amount.
struct ReferralLetters: Sendable {
    enum Occasion: Hashable, Sendable {
        case given
        case moved(Referral.Step)
        case nudged, withdrawn
        case thanked(sentence: String)
        case confirmed

        fileprivate var key: String {
            switch self {
            case .given: "given"
            case .moved(let step): "moved-" + step.rawValue
            case .nudged: "nudged"
            case .withdrawn: "withdrawn"
            case .thanked: "thanked"
            case .confirmed: "confirmed"
            }
        }
    }

    private let house: House
    private let club: String
    /// Who causes the mail.
    private let author: String
    private let now: Instant

    init(_ house: House, _ visit: Visit) {
        self.house = house
        club = visit.club?.name ?? "Rabita"
        author = [visit.viewer?.givenName, visit.viewer?.familyName].compactMap { $0 }.joined(separator: " ")
        now = visit.now
    }

    /// Writes one mail, unless the other side has no address (an erased person).
    ///
    /// - Parameter step: what makes the mail one of a kind: the key of the row that caused it.
    func send(
        _ occasion: Occasion,
        about referral: ID<Referral>,
        to membership: ID<Membership>,
        step: Int64,
        in db: any Connection
    ) throws {
        let row = try db.first(
            """
            SELECT p.email, p.language, p.given_name, r.kind, r.prospect_name
            FROM memberships m JOIN people p ON p.id = m.person_id JOIN referrals r ON r.id = \(referral)
            WHERE m.id = \(membership)
            """
        )
        guard let row, let email: String = try row.get("email") else { return }
        let t = Translator(house.catalog, Language(rawValue: try row.get("language")) ?? .fr)
        let prospect: String = try row.get("prospect_name")
        let values: [String: MessageValue] = [
            "name": .text(try row.get("given_name")),
            "author": .text(author),
            "contact": prospect.isEmpty ? .written(t("referrals.mail.yourself", ["author": .text(author)])) : .text(prospect),
            "club": .text(club),
            "link": .written(house.absolute(ReferralController.Routes.referral(referral))),
            "sentence": .text(sentence(of: occasion)),
        ]
        let base = "referrals.mail." + occasion.key
        let letter = Letter(
            to: email,
            subject: t(base + ".subject", values),
            text: t("referrals.mail.hello", values) + "\n\n" + t(base + ".text", values) + "\n\n"
                + t("referrals.mail.see", values) + "\n\n" + t("referrals.mail.sign", values) + "\n",
            key: "referral-" + occasion.key + ":" + String(step)
        )
        try letter.enqueue(at: now, house, in: db)
    }

    private func sentence(of occasion: Occasion) -> String {
        if case .thanked(let sentence) = occasion { sentence } else { "" }
    }

    private struct Letter {
        var to: String
        var subject: String
        var text: String
        var key: String

        func enqueue(at now: Instant, _ house: House, in db: any Connection) throws {
        }
    }
}
