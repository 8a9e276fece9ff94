import Morocco

/// Which divisions buy from which, from 0 to 1: by the table `Resources/buys.tsv`, and by what members of this club
/// bought from one another.
///
/// The table was written from what a business of each division ordinarily consumes: its materials, machines, upkeep,
/// carriage and services. Each line has a buying division, those it lives on (1.0) and those it often needs (0.6); the
/// line `*` has what every company buys (0.35). Deals of the club are added as in additive smoothing, the table
/// counting as ``tableWeight`` deals.
struct TradeFlows: Sendable {
    /// How many deals of one division the table weighs as much as.
    static let tableWeight: Float = 8

    /// Weaker links are not told as a reason.
    static let leastTold: Float = 0.3

    private var strengths: [Float]
    private(set) var deals: [Int32]

    /// Learns from won deals, each given by the divisions of its two sides.
    init(deals won: [(buyer: Int16, seller: Int16)] = []) {
        let count = Divisions.codes.count
        strengths = Self.table
        deals = [Int32](repeating: 0, count: count * count)
        for deal in won where deal.buyer >= 0 && deal.seller >= 0 {
            deals[Int(deal.buyer) * count + Int(deal.seller)] += 1
        }
        for buyer in 0..<count {
            let row = buyer * count..<(buyer + 1) * count
            let most = Float(deals[row].max() ?? 0)
            guard most > 0 else { continue }
            let total = Float(deals[row].reduce(0, +))
            let share = total / (total + Self.tableWeight)
            // What is bought most counts as what one lives on; the table keeps its say where deals are few.
            for place in row where deals[place] > 0 {
                strengths[place] = max(strengths[place], share * (Float(deals[place]) / most).squareRoot())
            }
        }
    }

    /// How much companies of one division buy from those of another, from 0 to 1.
    func strength(buyer: Int16, seller: Int16) -> Float {
        buyer < 0 || seller < 0 ? 0 : strengths[Int(buyer) * Divisions.codes.count + Int(seller)]
    }

    /// How many deals of the club went that way.
    func deals(buyer: Int16, seller: Int16) -> Int {
        buyer < 0 || seller < 0 ? 0 : Int(deals[Int(buyer) * Divisions.codes.count + Int(seller)])
    }

    private static let table: [Float] = {
        let count = Divisions.codes.count
        var table = [Float](repeating: 0, count: count * count)
        for line in String(decoding: PackageResources.buys_tsv, as: UTF8.self).split(separator: "\n") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 3 else { continue }
            let buyer = Divisions.number(String(cells[0]))
            let every: [(Substring, Float)] = [(cells[2], 0.35)]
            let own: [(Substring, Float)] = [(cells[1], 1), (cells[2], 0.6)]
            let levels = buyer < 0 ? every : own
            let rows = buyer < 0 ? 0..<count : Int(buyer)..<Int(buyer) + 1
            for row in rows {
                for (sellers, strength) in levels {
                    for code in sellers.split(separator: " ") {
                        let seller = Divisions.number(String(code))
                        guard seller >= 0 else { continue }
                        table[row * count + Int(seller)] = max(table[row * count + Int(seller)], strength)
                    }
                }
            }
        }
        return table
    }()
}
