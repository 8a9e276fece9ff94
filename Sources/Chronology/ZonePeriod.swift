/// What clocks of a zone show between two of its transitions.
public struct ZonePeriod: Hashable, Sendable {
    /// Seconds east of UTC.
    public let offset: Int
    /// Whether the zone calls it daylight time. Where the law makes an exception of winter (Dublin) or of Ramadan
    /// (Morocco until 2026) that is the time with the smaller offset.
    public let isDaylight: Bool
    /// What the time is called, as `CET` or `+01`; empty for none.
    public let abbreviation: String
}
