/// No plan can keep the hard rules.
public struct ImpossibleSeating: Error, Sendable, Hashable {
    /// All that makes it impossible.
    public let reasons: [Impossibility]

    /// Reasons, one at least.
    public init(reasons: [Impossibility]) {
        self.reasons = reasons
    }
}
