/// Looks a need up among all members at once. Kept from need to need, so that nothing is allocated for each.
struct SupplyScan {
    private var sums: [Float]
    private var best: [Float]
    private var isTouched: [Bool]
    private var touched: [Int32] = []
    private var ofSlot: [Int32] = []

    init(members: Int) {
        sums = [Float](repeating: 0, count: members)
        best = sums
        isTouched = [Bool](repeating: false, count: members)
    }

    /// Calls the body with each member who answers something of the need, in no order, and how well.
    mutating func each(_ query: NeedQuery, in supply: Supply, _ body: (Int, Float) -> Void) {
        for slot in query.slots {
            for place in slot.features {
                let feature = query.features[place]
                switch feature.kind {
                case .term: meet(supply.byTerm, feature)
                case .trade: meet(supply.byTrade, feature)
                case .division: meet(supply.byDivision, feature)
                }
            }
            for number in ofSlot {
                let member = Int(number)
                sums[member] += slot.weight * best[member]
                best[member] = 0
                touch(number)
            }
            ofSlot.removeAll(keepingCapacity: true)
        }
        if query.division >= 0 {
            for place in supply.byDivision.row(Int(query.division)) { touch(supply.byDivision.items[place]) }
        }
        for number in touched {
            let member = Int(number)
            body(member, supply.whole(sums[member], query, member))
            sums[member] = 0
            isTouched[member] = false
        }
        touched.removeAll(keepingCapacity: true)
    }

    private mutating func meet(_ rows: Postings, _ feature: NeedQuery.Feature) {
        for place in rows.row(Int(feature.number)) {
            let member = Int(rows.items[place])
            let value = rows.weights[place] * feature.quality
            if best[member] == 0 { ofSlot.append(Int32(member)) }
            if value > best[member] { best[member] = value }
        }
    }

    private mutating func touch(_ number: Int32) {
        if isTouched[Int(number)] { return }
        isTouched[Int(number)] = true
        touched.append(number)
    }
}
