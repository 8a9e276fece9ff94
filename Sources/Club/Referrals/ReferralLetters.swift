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

    init(_ house: House, _ visit: Visit) {
        self.house = house
        club = visit.club?.name ?? "Rabita"
        author = [visit.viewer?.givenName, visit.viewer?.familyName].compactMap { $0 }.joined(separator: " ")
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
            SELECT p.email, p.language, p.given_name,
                   p.given_name || ' ' || p.family_name AS full_name, r.prospect_name
            FROM memberships m JOIN people p ON p.id = m.person_id JOIN referrals r ON r.id = \(referral)
            WHERE m.id = \(membership)
            """
        )
        guard let row, let email: String = try row.get("email"), let address = try? MailAddress(email) else { return }
        let t = Translator(house.catalog, Language(rawValue: try row.get("language")) ?? .fr)
        let prospect: String = try row.get("prospect_name")
        let values: [String: MessageValue] = [
            "name": .text(try row.get("given_name")),
            "author": .text(author),
            "contact": prospect.isEmpty ? .written(t("referrals.mail.inside")) : .text(prospect),
            "club": .text(club),
            "link": .written(house.absolute(ReferralController.Routes.referral(referral))),
            "sentence": .text(sentence(of: occasion)),
        ]
        let base = "referrals.mail." + occasion.key
        let parts = ["referrals.mail.hello", base + ".text", "referrals.mail.see", "referrals.mail.sign"]
        let mail = try OutboxMail(
            kind: "referral",
            recipient: try Mailbox(name: try row.get("full_name"), address: address),
            language: t.language.rawValue,
            subject: t(base + ".subject", values),
            text: parts.map { t($0, values) }.joined(separator: "\n\n") + "\n",
            dedupeKey: "referral-" + occasion.key + ":" + String(step)
        )
        try house.outbox.enqueue(mail, in: db)
    }

    private func sentence(of occasion: Occasion) -> String {
        if case .thanked(let sentence) = occasion { sentence } else { "" }
    }
}
