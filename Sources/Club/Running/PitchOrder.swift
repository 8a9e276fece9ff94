import Chronology
import Persistence

/// In which order members present their company: whoever never did first, then whoever did longest ago; whoever did at
/// the last meeting comes last. Chance decides between equals, the same chance for the same seed.
enum PitchOrder {
    struct Candidate: Hashable, Sendable {
        var seat: ID<Membership>
        /// Nil for whoever never did.
        var last: Instant?
    }

    static func sorted(_ candidates: [Candidate], seed: UInt64) -> [Candidate] {
        // Each seat's lot depends on the seed and itself alone, not on who else is there or in which order they came.
        candidates.map { candidate in (candidate: candidate, lot: lot(candidate.seat, seed)) }
            .sorted { one, other in
                let (first, second) = (
                    one.candidate.last?.milliseconds ?? .min, other.candidate.last?.milliseconds ?? .min
                )
                return (first, one.lot, one.candidate.seat) < (second, other.lot, other.candidate.seat)
            }
            .map(\.candidate)
    }

    private static func lot(_ seat: ID<Membership>, _ seed: UInt64) -> UInt64 {
        var chance = SeededChance(seed: seed ^ UInt64(bitPattern: seat.rawValue))
        return chance.next()
    }
}
