import Chronology
import Club

/// Whether the machine knows when it is in Morocco.
struct DoctorZones {
    let zones: ZoneDatabase

    /// Instants whose offset from UTC older data gets wrong, in hours: winter time of 2026, Ramadan, summer, and the
    /// winter after 2026-09-20, when Morocco went to UTC+00:00 for good.
    private static let known: [(day: String, instant: Int64, hours: Int)] = [
        ("2026-02-14", 1_771_070_400_000, 1), ("2026-03-01", 1_772_366_400_000, 0),
        ("2026-08-01", 1_785_585_600_000, 1), ("2026-11-23", 1_795_435_200_000, 0),
    ]

    func findings() -> [Finding] {
        let release = zones.release() ?? "of unknown release"
        let mend = "Install the package tzdata, 2026c or newer: apt-get install --only-upgrade tzdata"
        guard let rules = try? zones.rules(named: "Africa/Casablanca") else {
            return [.fault("time zones", "The zone Africa/Casablanca cannot be read.", mend: mend)]
        }
        let wrong = Self.known.filter { rules.offset(at: Instant(milliseconds: $0.instant)) != $0.hours * 3600 }
        guard wrong.isEmpty else {
            let days = wrong.map(\.day).joined(separator: ", ")
            return [
                .fault("time zones", "tzdata \(release) gets the hour of Casablanca wrong on \(days).", mend: mend)
            ]
        }
        return [.ok("time zones", "tzdata \(release) knows that Morocco left UTC+1 on 2026-09-20.")]
    }
}
