/// What happened before: whom not to propose, who traded, and whose clients are of which division.
struct History: Sendable {
    private var barred: Set<PairKey> = []
    private var deals: [PairKey: Int] = [:]
    /// Supplier and division → the clients.
    private var clients: [Int: [Int32]] = [:]

    init(_ club: MatchClub, places: [MemberKey: Int], facts: [MemberFacts]) {
        for answer in club.answers where answer.bars {
            guard let member = places[answer.member], let other = places[answer.other] else { continue }
            barred.insert(PairKey(member, other))
        }
        for exchange in club.exchanges where exchange.isWon {
            guard let seller = places[exchange.seller], let buyer = places[exchange.buyer], seller != buyer else {
                continue
            }
            deals[PairKey(seller, buyer), default: 0] += 1
            guard facts[buyer].division >= 0 else { continue }
            let row = Self.row(seller, facts[buyer].division)
            if clients[row]?.contains(Int32(buyer)) != true { clients[row, default: []].append(Int32(buyer)) }
        }
    }

    func isBarred(_ one: Int, _ other: Int) -> Bool { !barred.isEmpty && barred.contains(PairKey(one, other)) }

    /// How many deals the two won together.
    func deals(_ one: Int, _ other: Int) -> Int { deals.isEmpty ? 0 : deals[PairKey(one, other)] ?? 0 }

    /// How many members of a division bought from the supplier, the one meant apart.
    func clients(of supplier: Int, in division: Int16, besides member: Int) -> Int {
        guard division >= 0, !clients.isEmpty, let found = clients[Self.row(supplier, division)] else { return 0 }
        return found.count { $0 != Int32(member) }
    }

    private static func row(_ supplier: Int, _ division: Int16) -> Int { supplier * 128 + Int(division) }
}
