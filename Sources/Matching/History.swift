/// What happened before: whom not to propose, who traded, and whose clients are of which division.
///
/// Kept as a short list for each member, for nearly all are empty: this is asked for each pair that is looked at.
struct History: Sendable {
    private var barred: [[Int32]]
    /// The buyers of each seller and the sellers of each buyer, one for each won deal.
    private var buyers: [[Int32]]
    private let divisions: [Int16]

    init(_ club: MatchClub, places: [MemberKey: Int], facts: [MemberFacts]) {
        barred = [[Int32]](repeating: [], count: facts.count)
        buyers = barred
        divisions = facts.map(\.division)
        for answer in club.answers where answer.bars {
            guard let member = places[answer.member], let other = places[answer.other] else { continue }
            barred[member].append(Int32(other))
            barred[other].append(Int32(member))
        }
        for exchange in club.exchanges where exchange.isWon {
            guard let seller = places[exchange.seller], let buyer = places[exchange.buyer], seller != buyer else {
                continue
            }
            buyers[seller].append(Int32(buyer))
        }
    }

    func isBarred(_ one: Int, _ other: Int) -> Bool { !barred[one].isEmpty && barred[one].contains(Int32(other)) }

    /// How many deals the two won together.
    func deals(_ one: Int, _ other: Int) -> Int {
        if buyers[one].isEmpty, buyers[other].isEmpty { return 0 }
        return buyers[one].count { $0 == Int32(other) } + buyers[other].count { $0 == Int32(one) }
    }

    /// How many members of a division bought from the supplier, the one meant apart.
    func clients(of supplier: Int, in division: Int16, besides member: Int) -> Int {
        guard division >= 0, !buyers[supplier].isEmpty else { return 0 }
        let theirs = buyers[supplier]
        return theirs.indices.count { place in
            let buyer = theirs[place]
            return divisions[Int(buyer)] == division && buyer != Int32(member) && !theirs[..<place].contains(buyer)
        }
    }
}
