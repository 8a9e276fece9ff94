import Persistence

/// Keys of the demo club: the moment in the upper bits as every key has it, a running number below instead of chance,
/// so that the same plan gives the same keys.
struct DemoKeys: Sendable {
    /// 2024-01-01T00:00:00Z, where keys begin.
    private static let epoch: Int64 = 1_704_067_200_000
    private static let numberBits: Int64 = 21

    private var number: Int64 = 0

    /// - Parameter moment: milliseconds since 1970.
    mutating func next<Entity>(at moment: Int64, _ entity: Entity.Type = Entity.self) -> ID<Entity> {
        number += 1
        return ID(rawValue: max(0, moment - Self.epoch) << Self.numberBits | number)
    }
}
