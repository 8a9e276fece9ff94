import Localization
import Morocco
import Persistence
import Web

/// Reasons in words for one of the two: only what this reader may see is spoken of; a reason that would need more is
/// left out altogether.
struct ReasonWords: Sendable {
    var own: WishTexts
    var other: WishTexts
    /// The other's company.
    var company: String

    func sentences(_ reasons: [StoredReason], _ screen: Screen) -> [HTML] {
        reasons.compactMap { sentence($0, screen) }
    }

    private func sentence(_ reason: StoredReason, _ screen: Screen) -> HTML? {
        switch reason {
        case .answers(let seeker, let need, let supplier, let offer):
            return answers(seeker, need, supplier, offer, screen)
        case .buys(let buyer, let buying, let selling):
            guard other.division != nil, let buying = trade(buying, screen), let selling = trade(selling, screen) else {
                return nil
            }
            let key = buyer == own.seat ? "matches.reason.you-buy" : "matches.reason.they-buy"
            return screen.html(key, ["buyer": .written(buying), "seller": .written(selling)])
        case .clients(let supplier, let division):
            guard supplier == other.seat || other.division != nil, let trade = trade(division, screen) else {
                return nil
            }
            let key = supplier == own.seat ? "matches.reason.your-clients" : "matches.reason.their-clients"
            return screen.html(key, ["trade": .written(trade)])
        case .city(let id):
            guard other.city != nil, let city = City.withID(id) else { return nil }
            return screen.html("matches.reason.city", ["city": .written(city.name[screen.language.ofNames])])
        case .region(let region):
            guard other.city != nil else { return nil }
            return screen.html("matches.reason.region", ["region": .written(region.name[screen.language.ofNames])])
        case .size: return other.showsSize ? HTML(text: screen.t("matches.reason.size")) : nil
        case .traded(let deals): return screen.html("matches.reason.traded", count: deals)
        }
    }

    private func answers(
        _ seeker: ID<Membership>, _ need: WishSource, _ supplier: ID<Membership>, _ offer: WishSource?,
        _ screen: Screen
    ) -> HTML? {
        let (seeking, supplying) = seeker == own.seat ? (own, other) : (other, own)
        guard seeker == seeking.seat, supplier == supplying.seat, let need = need.words(seeking) else { return nil }
        guard let offer = offer.map({ $0.words(supplying) }) ?? supplying.activity else { return nil }
        let key = seeker == own.seat ? "matches.reason.you-seek" : "matches.reason.they-seek"
        return screen.html(
            key, ["need": .text(Self.short(need)), "offer": .text(Self.short(offer)), "company": .text(company)])
    }

    private func trade(_ division: String, _ screen: Screen) -> String? {
        NMA.division(division)?.name[screen.language.ofNames]
    }

    static func short(_ text: String) -> String {
        guard text.unicodeScalars.count > 110 else { return text }
        return String(text.prefix(100)) + "…"
    }
}
