import Morocco

/// What is known of a member besides texts, in numbers.
struct MemberFacts: Sendable {
    var division: Int16
    /// The place of the town among `City.all`; -1 when unknown.
    var city: Int16
    /// 1 to 12; 0 when unknown.
    var region: UInt8
    /// The place of the band among `SizeBand.HeadCount.allCases`; -1 when unknown.
    var size: Int8
    /// Whether the member says that the whole country is served.
    var isNational = false

    init(_ member: MatchMember) {
        let town = member.city.flatMap { City.named($0) }
        division = Divisions.number(member.division)
        city = town.flatMap { Self.cities[$0.id] } ?? -1
        region = Self.number(member.region ?? town?.region)
        size = member.size.flatMap { SizeBand.HeadCount.allCases.firstIndex(of: $0) }.map(Int8.init) ?? -1
    }

    static func number(_ region: Region?) -> UInt8 {
        region.flatMap { Region.allCases.firstIndex(of: $0) }.map { UInt8($0 + 1) } ?? 0
    }

    static func number(_ city: City) -> Int16 { cities[city.id] ?? -1 }

    var regionName: Region? { region == 0 ? nil : Region.allCases[Int(region) - 1] }
    var cityName: String? { city < 0 ? nil : City.all[Int(city)].id }
    var sizeBand: SizeBand.HeadCount? { size < 0 ? nil : SizeBand.HeadCount.allCases[Int(size)] }

    private static let cities: [String: Int16] = {
        var cities: [String: Int16] = [:]
        for (number, city) in City.all.enumerated() { cities[city.id] = Int16(number) }
        return cities
    }()
}
