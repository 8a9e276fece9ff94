/// How place and size suit, as factors of a supply.
enum Fit {
    /// From 0.55 (asked for elsewhere) to 1 (same town). Work that travels by wire and companies that serve the whole
    /// country are near everywhere.
    static func place(_ query: NeedQuery, of seeker: MemberFacts?, by supplier: MemberFacts) -> Float {
        let region = query.region != 0 ? query.region : seeker?.region ?? 0
        guard region != 0, supplier.region != 0 else { return 0.85 }
        let isNearTown =
            query.cities.isEmpty
            ? supplier.city >= 0 && supplier.city == seeker?.city : query.cities.contains(supplier.city)
        if isNearTown, supplier.region == region { return 1 }
        if supplier.region == region { return 0.95 }
        if supplier.isNational { return 0.9 }
        if supplier.division >= 0, Divisions.worksFromAfar[Int(supplier.division)] { return 0.9 }
        return query.region != 0 ? 0.55 : 0.75
    }

    /// The same between two members with no need in hand.
    static func place(_ left: MemberFacts, _ right: MemberFacts) -> Float {
        guard left.region != 0, right.region != 0 else { return 0.85 }
        if left.city >= 0, left.city == right.city { return 1 }
        return left.region == right.region ? 0.95 : 0.75
    }

    /// From 0.85 to 1: bands of head count far apart seldom suit.
    static func size(_ left: MemberFacts?, _ right: MemberFacts) -> Float {
        guard let left, left.size >= 0, right.size >= 0 else { return 0.97 }
        return max(0.85, 1 - 0.05 * Float(max(0, abs(left.size - right.size) - 1)))
    }
}
