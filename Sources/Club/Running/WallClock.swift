import Chronology
import Localization
import Web

/// The clocks of the place a meeting is held at.
struct WallClock: Sendable {
    let rules: TimeZoneRules

    init(_ run: ShownRun, _ zones: ZoneDatabase) {
        rules = (try? zones.rules(named: run.zone)) ?? .utc
    }

    /// "09:42".
    func time(_ instant: Instant, _ screen: Screen) -> HTML {
        "<bdi dir=\"ltr\" class=\"tabular nowrap\">\(screen.t.dates.time(rules.local(at: instant).time))</bdi>"
    }

    /// The same inside a sentence.
    func value(_ instant: Instant, _ screen: Screen) -> MessageValue {
        .text(screen.t.dates.time(rules.local(at: instant).time))
    }
}
