import Chronology
import Web

/// Three times as a member proposed them.
struct TimesForm: Sendable {
    enum Field {
        static let times = ["time1", "time2", "time3"]
        static let round = "round"
    }

    /// Nobody plans further ahead.
    private static let farthest: Duration = .days(60)

    var reader: FormReader
    /// The round of proposals the member had before their eyes.
    let round: Int?
    let times: MeetingTimes?

    init(_ body: FormBody, now: Instant, _ zone: TimeZoneRules) {
        var form = FormReader(body)
        round = body.fields[Field.round].flatMap { Int($0) }
        var found: [CivilDateTime] = []
        for field in Field.times {
            let text = form.text(field, max: 40, required: true)
            guard !text.isEmpty else { continue }
            guard let time = CivilDateTime(isoText: text) else {
                form.reject(field, "introductions.times.unread")
                continue
            }
            if let problem = Self.problem(time, found, now, zone) { form.reject(field, problem) }
            found.append(time)
        }
        times = form.isValid && found.count == MeetingTimes.count ? MeetingTimes(times: found) : nil
        reader = form
    }

    private static func problem(
        _ time: CivilDateTime, _ earlier: [CivilDateTime], _ now: Instant, _ zone: TimeZoneRules
    ) -> String? {
        let instant = zone.instant(of: time).resolved
        guard instant > now else { return "introductions.times.past" }
        guard instant < now + farthest else { return "introductions.times.far" }
        guard time.date.weekday != .sunday, MeetingTimes.hours.contains(time.time.hour) else {
            return "introductions.times.hours"
        }
        return earlier.contains(time) ? "introductions.times.twice" : nil
    }
}
