import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// A club with an organiser, buyers, sellers and onlookers, and a purchase brought to any stage the lawful way.
/// Quantities are odd numbers no page writes by chance.
struct PurchaseBuilder: Sendable {
    typealias Routes = PurchaseController.Routes

    let club: ClubHarness
    let organiser: ClubBuilder.Seated
    let buyers: [ClubBuilder.Seated]
    let seller: ClubBuilder.Seated
    let rival: ClubBuilder.Seated
    let onlooker: ClubBuilder.Seated
    let elsewhere: ClubBuilder.Seated
    let officer: ClubBuilder.Seated

    static let title = "Cartons d’expédition"
    /// What each buyer wants, in units.
    static let quantities = [7_013, 4_029, 2_083, 1_091, 3_079, 5_003, 6_007, 8_009]

    init(_ club: ClubHarness, buyers number: Int = 2) async throws {
        self.club = club
        let builder = ClubBuilder(house: club.house)
        try await builder.found()
        organiser = try await builder.seat(1, given: "Salma", family: "Bennani")
        seller = try await builder.seat(2, given: "Hicham", family: "Lahlou")
        rival = try await builder.seat(3, given: "Karim", family: "Tazi")
        onlooker = try await builder.seat(4, given: "Nadia", family: "Alami")
        elsewhere = try await builder.seat(5, given: "Omar", family: "Kabbaj", branch: ClubBuilder.rabat)
        officer = try await builder.seat(
            6, given: "Driss", family: "Sefrioui", mandates: [Mandate(role: .president, branch: nil)])
        var seated: [ClubBuilder.Seated] = []
        for index in 0..<number {
            seated.append(try await builder.seat(Int64(20 + index), given: "Acheteur", family: "Numéro\(index)"))
        }
        buyers = seated
    }

    var now: Instant { club.time.now() }

    /// Opens one by its form; joining ends in seven days, offers in fourteen.
    @discardableResult
    func open(
        own: String = "", visibility: String = "club", places: String = "", key: ID<Purchase>? = nil
    ) async throws -> ID<Purchase> {
        let key = key ?? club.house.ids.next()
        let answer = try await club.post(
            Routes.open(), form(key, own: own, visibility: visibility, places: places), cookies: organiser.cookies)
        #expect(answer.status == .seeOther)
        return key
    }

    func form(
        _ key: ID<Purchase>, own: String = "", visibility: String = "club", places: String = ""
    ) -> [(String, String)] {
        let today = club.house.today()
        return [
            ("key", key.description), ("title", Self.title), ("text", "Double cannelure"), ("unit", "carton"),
            ("quantity", own), ("region", "MA-06"), ("visibility", visibility), ("places", places),
            ("join_until", today.adding(days: 7).isoText), ("offers_until", today.adding(days: 14).isoText),
        ]
    }

    func join(_ id: ID<Purchase>, _ seated: ClubBuilder.Seated, _ quantity: String) async throws -> Int {
        try await club.post(Routes.join(id), [("quantity", quantity)], cookies: seated.cookies).status.code
    }

    /// An offer's form: 4 DH, from 10 000 on 3 DH, from 20 000 on 2,50 DH; 150 DH a delivery.
    func offer(
        _ key: ID<PurchaseOffer>, supplier: String? = nil, contact: String = "devis@carton.example",
        prices: [(String, String)] = [("1", "4"), ("10 000", "3,00"), ("20000", "2,50")]
    ) -> [(String, String)] {
        var fields = [
            ("key", key.description), ("delivery", "150"), ("delivery_days", "5"), ("payment_days", "60"),
            ("valid_until", club.house.today().adding(days: 60).isoText), ("note", ""),
        ]
        if let supplier { fields += [("supplier", supplier), ("contact", contact)] }
        for (index, price) in prices.enumerated() {
            fields += [("from_\(index + 1)", price.0), ("price_\(index + 1)", price.1)]
        }
        return fields
    }

    /// A purchase at that stage: the organiser organises without buying, all buyers are in, the seller has offered.
    func purchase(at stage: Purchase.Stage) async throws -> (id: ID<Purchase>, offer: ID<PurchaseOffer>) {
        let id = try await open()
        for (buyer, quantity) in zip(buyers, Self.quantities) {
            #expect(try await join(id, buyer, String(quantity)) == 303)
        }
        let key: ID<PurchaseOffer> = club.house.ids.next()
        if stage == .joining { return (id, key) }
        #expect(try await club.post(Routes.endJoining(id), cookies: organiser.cookies).status == .seeOther)
        #expect(try await club.post(Routes.offer(id), offer(key), cookies: seller.cookies).status == .seeOther)
        if stage == .offers { return (id, key) }
        if stage == .choosing {
            club.time.advance(by: .days(15))
            try await runClock()
            return (id, key)
        }
        if stage == .cancelled {
            _ = try await club.post(Routes.cancel(id), [("words", "Trop tôt")], cookies: organiser.cookies)
            return (id, key)
        }
        let chosen = try await club.post(
            Routes.choose(id), [("offer", key.description)], cookies: organiser.cookies)
        #expect(chosen.status == .seeOther)
        if stage == .confirming { return (id, key) }
        if stage == .lapsed {
            club.time.advance(by: .days(9))
            try await runClock()
            return (id, key)
        }
        for buyer in buyers { #expect(try await confirm(id, buyer) == 303) }
        return (id, key)
    }

    func confirm(_ id: ID<Purchase>, _ buyer: ClubBuilder.Seated, _ ceiling: String = "any") async throws -> Int {
        try await club.post(
            Routes.confirm(id), [("ceiling", ceiling), ("agrees", "on")], cookies: buyer.cookies
        ).status.code
    }

    /// The clock's turn, as the schedule gives it.
    func runClock() async throws {
        let (now, deadlines) = (now, PurchaseDeadlines(club.house.notices))
        try await club.house.database.write { db in try deadlines.run(due: now, in: db) }
    }

    func stage(of id: ID<Purchase>) async throws -> Purchase.Stage? {
        try await club.house.database.read { db in try db.value("SELECT stage FROM purchases WHERE id = \(id)") }
    }

    /// Keys of the notices of a person, in the order written.
    func told(_ seated: ClubBuilder.Seated) async throws -> [String] {
        try await club.house.database.read { db in
            try db.rows("SELECT message FROM notices WHERE person_id = \(seated.person) ORDER BY id")
                .map { row in
                    let key: String = try row.get("message")
                    return String(key.dropFirst("purchases.notice.".count))
                }
        }
    }

    func count(_ sql: SQL) async throws -> Int {
        try await club.house.database.read { db in try db.value(sql) ?? -1 }
    }

    func parts(_ id: ID<Purchase>) async throws -> [String] {
        try await club.house.database.read { db in
            try db.rows(
                "SELECT status, quantity FROM purchase_parts WHERE purchase_id = \(id) ORDER BY membership_id"
            ).map { row in
                let quantity: Int64 = try row.get("quantity")
                return (try row.get("status", as: String.self)) + " " + String(quantity)
            }
        }
    }

    func brokenRules() async throws -> [String] {
        try await club.house.database.read { db in
            try Invariant.purchases.filter { try $0.broken(in: db) > 0 }.map(\.name)
        }
    }
}
