import Chronology
import Localization
import Localization
import Persistence
import TestSupport
import Testing

@testable import Club

/// Three members of a small club, and referrals between the first two brought to any stage the lawful way.
struct ReferralBuilder: Sendable {
    let club: ClubHarness
    let giver: ClubBuilder.Seated
    let receiver: ClubBuilder.Seated
    let third: ClubBuilder.Seated

    static let need = "Comptoir d’accueil"
    static let prospect = "Dr Samira Haddad"
    static let phone = "+212661234567"

    init(_ club: ClubHarness) async throws {
        self.club = club
        let builder = ClubBuilder(house: club.house)
        try await builder.found()
        giver = try await builder.seat(1, given: "Salma", family: "Bennani")
        receiver = try await builder.seat(2, given: "Hicham", family: "Lahlou", language: .ar)
        third = try await builder.seat(
            3, given: "Karim", family: "Tazi", mandates: [Mandate(role: .president, branch: nil)])
        try await index()
    }

    /// Lets members be found, as their own pages do when something changes.
    func index() async throws {
        try await club.house.database.write { db in try SearchIndex.rebuild(memberships: nil, in: db) }
    }

    var now: Instant { club.time.now() }

    /// A referral of the giver to the receiver at that stage.
    @discardableResult
    func referral(
        at stage: Referral.Stage = .sent, _ number: Int64 = 1, amount: Int64 = 8_400_000, inside: Bool = false
    ) async throws -> ID<Referral> {
        let id = ID<Referral>(rawValue: 50_000 + number)
        let prospect = NewReferral.Prospect(name: Self.prospect, phone: Self.phone, email: nil, hasAgreed: true)
        let about = inside ? NewReferral.About.inside : prospect.map(NewReferral.About.outside)
        let new = NewReferral(
            id: id, receiver: receiver.membership, about: try #require(about), need: Self.need, note: "")
        let now = now
        let (giver, receiver, house) = (giver.membership, receiver.membership, club.house)
        let signed = try #require(
            Referral.SignedDeal(
                Money(minorUnits: amount, currency: "MAD"), signedOn: house.today(), today: house.today()))
        try await house.database.write { db in
            let given = try ReferralRepository.give(new, from: giver, at: now, in: db)
            #expect(given == .given)
            let move: Referral.Move? =
                switch stage {
                case .sent, .withdrawn: nil
                case .acknowledged: .acknowledge
                case .contacted: .contact
                case .proposal: .propose
                case .won: .win(signed)
                case .lost: .lose(.price)
                }
            if stage == .withdrawn {
                _ = try ReferralRepository.withdraw(id, by: giver, at: now, in: db)
            }
            guard let move else { return }
            let outcome = try ReferralRepository.move(
                id, move, by: receiver, step: house.ids.next(), deal: house.ids.next(), at: now, in: db)
            #expect(outcome == .done)
        }
        return id
    }

    func seat(_ side: Referral.Side?) -> ClubBuilder.Seated {
        switch side {
        case .giver: giver
        case .receiver: receiver
        case nil: third
        }
    }

    func stage(of id: ID<Referral>) async throws -> Referral.Stage? {
        try await club.house.database.read { db in try db.value("SELECT stage FROM referrals WHERE id = \(id)") }
    }

    /// The mails in the outbox: recipient and key, in the order written.
    func mails() async throws -> [Mail] {
        try await club.house.database.read { db in
            try db.rows("SELECT recipient, language, subject, body_text, dedupe_key FROM outbox_messages ORDER BY id")
                .map { row in
                    Mail(
                        to: try row.get("recipient"), language: try row.get("language"),
                        subject: try row.get("subject"), text: try row.get("body_text"))
                }
        }
    }

    struct Mail: Hashable, Sendable {
        var to: String
        var language: String
        var subject: String
        var text: String
    }
}
