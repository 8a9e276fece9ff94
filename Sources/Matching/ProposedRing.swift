/// Three to five members of whom each gets what it seeks from the next, and the last from the first.
public struct ProposedRing: Sendable, Hashable {
    /// One member's part in the ring.
    public struct Place: Sendable, Hashable {
        /// Who gets.
        public let member: MemberKey
        /// What is sought.
        public let need: WishKey
        /// Who gives it: the member of the next place, after the last one the first.
        public let supplier: MemberKey
        /// How well the supplier answers the need, from 0 to 1.
        public let supply: Double
        /// Why.
        public let reasons: [MatchReason]
    }

    /// The places in order; the first is that of the smallest key.
    public let places: [Place]
    /// What the ring is worth to the club: see ``RingValue``.
    public let value: Double

    /// The members in order.
    public var members: [MemberKey] { places.map(\.member) }
}
