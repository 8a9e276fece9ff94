import Matching
import Morocco
import Persistence

/// A reason as the database keeps it: who and what, no words.
enum StoredReason: Hashable, Sendable {
    /// The supplier has what the seeker looks for; by an offer, or by the activity itself.
    case answers(seeker: ID<Membership>, need: WishSource, supplier: ID<Membership>, offer: WishSource?)
    /// Companies of the one's trade buy from those of the other's.
    case buys(buyer: ID<Membership>, buyerDivision: String, sellerDivision: String)
    /// At least three of the supplier's clients are in the other's trade.
    case clients(supplier: ID<Membership>, division: String)
    case city(String)
    case region(Region)
    case size
    case traded(Int)

    /// Fewer clients than this, or other companies than that in the trade, and a reason would point at somebody's
    /// deal; the club's own figures ask for five companies too.
    static let fewestClients = 3
    static let fewestCompanies = 5

    private static let record = "\u{1E}"
    private static let field = "\u{1F}"

    /// What is kept of a reason; nil for what must not be told.
    ///
    /// - Parameters:
    ///   - wish: what a key of the matching stands for.
    ///   - others: how many companies of a trade there are besides the one who reads.
    init?(_ reason: MatchReason, wish: (WishKey) -> WishSource?, others: (String) -> Int) {
        switch reason {
        case .answersNeed(let seeker, let need, let supplier, let offer, _, _):
            guard let need = wish(need) else { return nil }
            self = .answers(
                seeker: ID(rawValue: seeker.rawValue), need: need, supplier: ID(rawValue: supplier.rawValue),
                offer: offer.flatMap(wish))
        case .tradesBuy(let buyer, _, let buying, let selling, _):
            // That a trade buys from itself says nothing to the two.
            guard buying != selling else { return nil }
            self = .buys(buyer: ID(rawValue: buyer.rawValue), buyerDivision: buying, sellerDivision: selling)
        case .clientsInYourTrade(let supplier, let division, let clients):
            guard clients >= Self.fewestClients, others(division) >= Self.fewestCompanies else { return nil }
            self = .clients(supplier: ID(rawValue: supplier.rawValue), division: division)
        case .sameCity(let city): self = .city(city)
        case .sameRegion(let region): self = .region(region)
        case .similarSize: self = .size
        case .tradedBefore(let deals): self = .traded(deals)
        }
    }

    private var cells: [String] {
        switch self {
        case .answers(let seeker, let need, let supplier, let offer):
            ["a", seeker.description, need.code, supplier.description, offer?.code ?? ""]
        case .buys(let buyer, let buying, let selling): ["b", buyer.description, buying, selling]
        case .clients(let supplier, let division): ["c", supplier.description, division]
        case .city(let city): ["t", city]
        case .region(let region): ["r", region.code]
        case .size: ["s"]
        case .traded(let deals): ["d", String(deals)]
        }
    }

    private init?(cells: [String]) {
        func seat(_ place: Int) -> ID<Membership>? { cells.count > place ? ID(cells[place]) : nil }
        switch (cells.first, cells.count) {
        case ("a", 5):
            guard let seeker = seat(1), let need = WishSource(code: cells[2]), let supplier = seat(3) else {
                return nil
            }
            self = .answers(seeker: seeker, need: need, supplier: supplier, offer: WishSource(code: cells[4]))
        case ("b", 4):
            guard let buyer = seat(1) else { return nil }
            self = .buys(buyer: buyer, buyerDivision: cells[2], sellerDivision: cells[3])
        case ("c", 3):
            guard let supplier = seat(1) else { return nil }
            self = .clients(supplier: supplier, division: cells[2])
        case ("t", 2): self = .city(cells[1])
        case ("r", 2):
            guard let region = Region(rawValue: cells[1]) else { return nil }
            self = .region(region)
        case ("s", 1): self = .size
        case ("d", 2):
            guard let deals = Int(cells[1]) else { return nil }
            self = .traded(deals)
        default: return nil
        }
    }

    /// What it quotes.
    var sources: [WishSource] {
        if case .answers(_, let need, _, let offer) = self { [need] + (offer.map { [$0] } ?? []) } else { [] }
    }

    static func encode(_ reasons: [StoredReason]) -> String {
        reasons.map { $0.cells.joined(separator: field) }.joined(separator: record)
    }

    /// What cannot be read any more is left out.
    static func decode(_ text: String) -> [StoredReason] {
        text.split(separator: "\u{1E}").compactMap { line in
            StoredReason(cells: line.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init))
        }
    }
}
