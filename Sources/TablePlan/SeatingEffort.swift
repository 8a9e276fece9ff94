/// How long a search may go on. The same instance, seed and count give the same plan on every machine.
public struct SeatingEffort: Sendable, Hashable {
    /// Exchanges of two people tried, at most. One core tries some millions in a second.
    public var exchanges: Int

    /// So many exchanges at most.
    public init(exchanges: Int) {
        self.exchanges = max(exchanges, 0)
    }

    /// Until it is told to stop, or nothing is left to gain.
    public static let unlimited = SeatingEffort(exchanges: .max)
}
