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
            for feature in query.features[slot.features] {
                let (rows, range) = supply.holders(feature)
                for place in range {
                    let member = Int(rows.items[place])
                    let value = rows.weights[place] * feature.quality
                    if best[member] == 0 { ofSlot.append(Int32(member)) }
                    if value > best[member] { best[member] = value }
                }
            }
            for number in ofSlot {
                let member = Int(number)
                sums[member] += slot.weight * best[member]
                best[member] = 0
                if !isTouched[member] {
                    isTouched[member] = true
                    touched.append(number)
                }
            }
            ofSlot.removeAll(keepingCapacity: true)
        }
        if query.division >= 0 {
            let (rows, range) = supply.holders(
                NeedQuery.Feature(kind: .division, number: Int32(query.division), quality: 1))
            for place in range where !isTouched[Int(rows.items[place])] {
                isTouched[Int(rows.items[place])] = true
                touched.append(rows.items[place])
            }
        }
        for number in touched {
            let member = Int(number)
            body(member, supply.whole(sums[member], query, member))
            sums[member] = 0
            isTouched[member] = false
        }
        touched.removeAll(keepingCapacity: true)
    }
}
