/// When a wall clock shows a given moment.
public enum LocalInstant: Hashable, Sendable {
    /// The usual case.
    case once(Instant)
    /// Clocks went back over the moment.
    case twice(first: Instant, second: Instant)
    /// Clocks went forward over the moment, at `jump`; `shifted` is the instant had they not.
    case never(shifted: Instant, jump: Instant)

    /// The instant a person most likely means: the only, the first, or the one moved forward by the jump.
    public var resolved: Instant {
        switch self {
        case .once(let instant), .twice(let instant, _), .never(let instant, _): instant
        }
    }
}
