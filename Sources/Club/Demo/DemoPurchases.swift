import Chronology
import Localization
import Persistence

/// Group purchases of the demo club: one to join, one to compare and choose, one to confirm, one done. Those of the
/// first two visitors are among them, so that each door shows something to do.
struct DemoPurchases {
    let plan: DemoPlan
    let members: [DemoMember]
    private var keys = DemoKeys()

    /// What an offer asks; prices in centimes from a quantity in hundredths on.
    private struct Offer {
        var seller: Int?
        var supplier = ""
        var delivery: Int64
        var days: Int
        var payment: Int
        var tiers: [(from: Int64, price: Int64)]
    }

    private struct Scene {
        var title: String
        var text: String
        var unit: String
        var stage: Purchase.Stage
        var organiser: Int
        /// Who is in, with hundredths of the unit.
        var parts: [(member: Int, quantity: Int64)]
        var offers: [Offer] = []
        /// The offer chosen.
        var chosen: Int?
        var ageDays: Int
        var joinDays: Int
        var offerDays: Int
    }

    init(_ plan: DemoPlan, _ members: [DemoMember]) {
        self.plan = plan
        self.members = members
    }

    mutating func insert(in db: any Connection) throws {
        for scene in scenes() { try insert(scene, in: db) }
    }

    /// Active members besides the visitors, each of another company.
    private var others: [Int] {
        var companies = Set(members.prefix(DemoDoor.allCases.count).map(\.company))
        return members.indices.filter { index in
            index >= DemoDoor.allCases.count && members[index].sits(on: plan.today)
                && members[index].joined < plan.today - 60 && companies.insert(members[index].company).inserted
        }
    }

    private func scenes() -> [Scene] {
        let (president, member) = (DemoDoor.president.position, DemoDoor.member.position)
        let rest = others
        guard rest.count >= 9 else { return [] }
        let quantities: [Int64] = [120_000, 45_000, 80_000, 62_500, 150_000, 30_000]
        func group(_ range: Range<Int>, _ scale: Int64 = 1) -> [(member: Int, quantity: Int64)] {
            zip(rest[range], quantities).map { ($0, $1 * scale) }
        }
        return [
            Scene(
                title: "Cartons d’expédition double cannelure",
                text: "Trois formats courants, impression une couleur, livraisons chaque mois.", unit: "cartons",
                stage: .joining, organiser: rest[0], parts: group(0..<3), ageDays: 4, joinDays: 10, offerDays: 24),
            Scene(
                title: "Papier A4 80 g, qualité laser", text: "Palettes de 200 ramettes, sans chlore.",
                unit: "ramettes",
                stage: .offers, organiser: president, parts: [(president, 24_000), (member, 12_000)] + group(0..<4),
                offers: [
                    Offer(
                        seller: rest[6], delivery: 25_000, days: 5, payment: 60,
                        tiers: [(10_000, 4_400), (100_000, 4_100), (300_000, 3_850)]),
                    Offer(
                        seller: rest[7], delivery: 0, days: 10, payment: 30,
                        tiers: [(10_000, 4_650), (200_000, 3_990)]),
                    Offer(
                        supplier: "Papeterie du Bouregreg", delivery: 15_000, days: 3, payment: 0,
                        tiers: [(50_000, 4_250), (250_000, 3_950)]),
                ], ageDays: 18, joinDays: -4, offerDays: 8),
            Scene(
                title: "Entretien des extincteurs", text: "Vérification annuelle et recharge sur place.",
                unit: "appareils",
                stage: .confirming, organiser: rest[1],
                parts: [(member, 1_400)] + group(1..<5).map { ($0.member, $0.quantity / 40) },
                offers: [
                    Offer(
                        seller: rest[8], delivery: 30_000, days: 7, payment: 30,
                        tiers: [(500, 14_000), (5_000, 11_500)]),
                    Offer(
                        supplier: "Sécurité Atlas", delivery: 0, days: 15, payment: 60,
                        tiers: [(500, 13_500), (5_000, 12_000)]),
                ], chosen: 0, ageDays: 40, joinDays: -25, offerDays: -5),
            Scene(
                title: "Café en grains pour les bureaux", text: "Torréfaction locale, paquets d’un kilo.", unit: "kg",
                stage: .done, organiser: member,
                parts: [(member, 6_000), (president, 4_000)] + group(0..<4).map { ($0.member, $0.quantity / 20) },
                offers: [
                    Offer(
                        seller: rest[5], delivery: 5_000, days: 2, payment: 30,
                        tiers: [(1_000, 9_800), (10_000, 8_600), (25_000, 7_900)])
                ], chosen: 0, ageDays: 75, joinDays: -60, offerDays: -45),
        ]
    }

    private func moment(_ daysFromNow: Int) -> Int64 {
        (Int64(plan.today + daysFromNow) * DemoTime.day) + 9 * DemoTime.hour
    }

    private mutating func insert(_ scene: Scene, in db: any Connection) throws {
        let created = moment(-scene.ageDays)
        let id = keys.next(at: created, Purchase.self)
        let (joins, offers) = (moment(scene.joinDays), moment(scene.offerDays))
        let ends =
            switch scene.stage {
            case .joining: joins
            case .offers: offers
            case .choosing, .confirming, .done, .lapsed, .cancelled: moment(4)
            }
        let total = scene.parts.reduce(0) { $0 + $1.quantity }
        let isCounted = scene.stage != .joining
        let price = scene.chosen.flatMap { index in
            scene.offers[index].tiers.last { $0.from <= total }?.price
        }
        let closed = moment(scene.offerDays + 7)
        let isDone = scene.stage == .done
        try db.insert(
            into: "purchases",
            columns: [
                "id", "organiser_id", "title", "unit", "specification", "currency", "stage", "created_at",
                "joins_end_at", "offers_end_at", "stage_ends_at", "group_quantity", "group_companies", "unit_minor",
                "closed_at",
            ],
            rows: [
                [
                    id, members[scene.organiser].membership, scene.title, scene.unit, scene.text, "MAD", scene.stage,
                    created, joins, offers, ends, isCounted ? total : nil as Int64?,
                    isCounted ? scene.parts.count : nil as Int?, isDone ? price : nil, isDone ? closed : nil as Int64?,
                ] as [any SQLBindable]
            ])
        try insertParts(scene, id, price, answeredAt: closed, in: db)
        try insertOffers(scene, id, in: db)
    }

    private func insertParts(
        _ scene: Scene, _ id: ID<Purchase>, _ price: Int64?, answeredAt: Int64, in db: any Connection
    ) throws {
        let dearest = scene.chosen.flatMap { scene.offers[$0].tiers.first?.price }
        let rows = scene.parts.enumerated().map { index, part -> [any SQLBindable] in
            // While they confirm, the visitor has not answered yet.
            let isConfirmed = scene.stage == .done || (scene.stage == .confirming && index > 0)
            return [
                id, members[part.member].membership,
                isConfirmed ? Purchase.PartStatus.confirmed : Purchase.PartStatus.joined, part.quantity,
                isConfirmed ? dearest : nil, moment(-scene.ageDays) + Int64(index + 1) * DemoTime.hour,
                isConfirmed ? min(answeredAt, moment(-1)) : nil as Int64?,
            ]
        }
        try db.insert(
            into: "purchase_parts",
            columns: [
                "purchase_id", "membership_id", "status", "quantity", "ceiling_minor", "joined_at", "answered_at",
            ],
            rows: rows)
    }

    private mutating func insertOffers(_ scene: Scene, _ purchase: ID<Purchase>, in db: any Connection) throws {
        var offers: [[any SQLBindable]] = []
        var tiers: [[any SQLBindable]] = []
        let start = scene.joinDays
        for (index, offer) in scene.offers.enumerated() {
            let at = moment(start + 1) + Int64(index) * DemoTime.hour
            let id = keys.next(at: at, PurchaseOffer.self)
            let isChosen = index == scene.chosen
            let email: String? = offer.seller == nil && scene.stage == .offers ? "devis@papeterie.example" : nil
            offers.append([
                id, purchase, offer.seller.map { members[$0].membership }, offer.supplier, email, offer.delivery,
                offer.days, offer.payment, CivilDate(daysSinceEpoch: plan.today + 30).isoText, at,
                isChosen ? min(moment(-3), moment(scene.offerDays + 2)) : nil as Int64?,
            ])
            for tier in offer.tiers { tiers.append([id, tier.from, tier.price]) }
        }
        try db.insert(
            into: "purchase_offers",
            columns: [
                "id", "purchase_id", "seller_id", "supplier", "email", "delivery_minor", "delivery_days",
                "payment_days", "valid_until", "offered_at", "chosen_at",
            ],
            rows: offers)
        try db.insert(
            into: "purchase_tiers", columns: ["offer_id", "from_quantity", "unit_minor"], rows: tiers)
    }
}
