/// What makes an instance impossible, and what the organiser should know though a plan is possible.
public struct Diagnosis: Sendable, Hashable {
    /// Empty when a plan may be possible. Not every impossible instance is recognised: a plan says what it breaks.
    public let impossibilities: [Impossibility]

    /// Looks an instance over.
    public init(_ instance: SeatingInstance) {
        impossibilities = []
    }
}
