public import Chronology

/// How large a demo club is to be. The same plan gives the same rows on every machine and engine.
///
/// ```swift
/// let tally = try await database.write { db in try DemoClub.create(DemoPlan(seed: 1, now: now), in: db) }
/// ```
public struct DemoPlan: Sendable {
    /// A branch and how many of its members there are for each other branch's.
    public struct Share: Sendable, Hashable {
        /// The French name of a Moroccan city, which the branch takes.
        public var name: String
        /// Its part of the members.
        public var weight: Int

        /// A branch of that weight.
        ///
        /// - Parameters:
        ///   - name: the French name of a Moroccan city.
        ///   - weight: its part of the members.
        public init(_ name: String, _ weight: Int) {
            self.name = name
            self.weight = weight
        }
    }

    /// The six branches of a club that began in Casablanca; their weights are their members when there are 200.
    public static let branches = [
        Share("Casablanca", 91), Share("Rabat", 33), Share("Tanger", 22), Share("Marrakech", 22), Share("Fès", 18),
        Share("Agadir", 14),
    ]

    /// Fewer would leave no one for the two visitors to exchange with.
    public static let fewestMembers = 20

    /// Where chance begins.
    public let seed: UInt64
    /// Active members; candidates and those who left come on top.
    public let members: Int
    /// Referrals of the last two years, without the few that wait for the two visitors.
    public let referrals: Int
    /// The branches with their parts of the members.
    public let shares: [Share]
    /// The last moment anything happened.
    public let now: Instant

    /// A plan; what is not given is as in the first run.
    ///
    /// - Parameters:
    ///   - members: at least ``fewestMembers``; a smaller number means that.
    ///   - referrals: twelve for each member when nil.
    ///   - shares: the branches; those of ``branches`` when empty.
    public init(
        seed: UInt64 = 1, members: Int = 200, referrals: Int? = nil, shares: [Share] = branches, now: Instant
    ) {
        self.seed = seed
        self.members = max(members, Self.fewestMembers)
        self.referrals = max(referrals ?? self.members * 12, 0)
        self.shares = shares.isEmpty ? Self.branches : shares
        self.now = now
    }

    /// The members of each branch, by its weight, the largest remainders rounded up.
    var sizes: [Int] {
        let total = max(1, shares.reduce(0) { $0 + $1.weight })
        var sizes = shares.map { members * $0.weight / total }
        let remainders = shares.indices.sorted { left, right in
            let (first, second) = (members * shares[left].weight % total, members * shares[right].weight % total)
            return first == second ? left < right : first > second
        }
        for index in remainders.prefix(members - sizes.reduce(0, +)) { sizes[index] += 1 }
        return sizes
    }

    /// Days since 1970-01-01.
    var today: Int { Int(now.milliseconds / DemoTime.day) }
    /// The day two years ago on which the story begins.
    var firstDay: Int { today - 730 }
}

/// Spans of time in milliseconds.
enum DemoTime {
    static let hour: Int64 = 3_600_000
    static let day: Int64 = 86_400_000
}
