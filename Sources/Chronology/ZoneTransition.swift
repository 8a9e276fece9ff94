/// A change of the clocks of a zone.
public struct ZoneTransition: Hashable, Sendable {
    /// The first instant of the new time.
    public let instant: Instant
    /// What clocks showed before.
    public let before: ZonePeriod
    /// What they show from then on.
    public let after: ZonePeriod

    /// What clocks would have shown at that instant, had they not changed.
    public var local: CivilDateTime {
        CivilDateTime(secondsSinceEpoch: instant.seconds + Int64(before.offset))
    }
}
