import Persistence

/// Rounds, from 1, as bits: how the database keeps when somebody is there.
struct RoundSet: Hashable, Sendable {
    private(set) var bits: Int64

    init(bits: Int64) { self.bits = bits }

    init(_ rounds: some Sequence<Int>) {
        bits = rounds.reduce(0) { $0 | Self.bit($1) }
    }

    static func all(_ count: Int) -> RoundSet { count > 0 ? RoundSet(1...count) : RoundSet(bits: 0) }

    private static func bit(_ round: Int) -> Int64 { Seating.rounds.contains(round) ? 1 << Int64(round - 1) : 0 }

    var isEmpty: Bool { bits == 0 }
    var members: [Int] { Seating.rounds.filter(contains) }

    func contains(_ round: Int) -> Bool { bits & Self.bit(round) != 0 }
    func union(_ other: RoundSet) -> RoundSet { RoundSet(bits: bits | other.bits) }
    func subtracting(_ other: RoundSet) -> RoundSet { RoundSet(bits: bits & ~other.bits) }
    func intersection(_ other: RoundSet) -> RoundSet { RoundSet(bits: bits & other.bits) }
}

extension RoundSet: SQLBindable, SQLDecodable {
    var sqlValue: SQLValue { .integer(bits) }
    static var sqlType: SQLType { .integer }

    init(sqlValue: SQLValue) throws {
        bits = try Int64(sqlValue: sqlValue)
    }
}
