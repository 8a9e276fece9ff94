extension Duration {
    /// That many minutes of sixty seconds.
    public static func minutes(_ count: Int) -> Duration {
        .seconds(count) * 60
    }

    /// That many hours of sixty minutes.
    public static func hours(_ count: Int) -> Duration {
        .seconds(count) * 3600
    }

    /// That many days of twenty-four hours. For calendar days use ``CivilDate/adding(days:)``.
    public static func days(_ count: Int) -> Duration {
        .seconds(count) * 86_400
    }

    /// The whole milliseconds of this duration, held within `Int64`.
    public var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        let rest = attoseconds / 1_000_000_000_000_000
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        guard !overflow else { return seconds < 0 ? .min : .max }
        let (sum, carried) = scaled.addingReportingOverflow(rest)
        return carried ? (seconds < 0 ? .min : .max) : sum
    }
}
