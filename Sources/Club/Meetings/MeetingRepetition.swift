import Calendars
import Chronology
import Localization
import Web

/// How often a meeting comes again, as the form says it.
enum MeetingRepetition {
    typealias Field = MeetingForm.Field

    /// Nil for a meeting that is called once, and when something is wrong, which the form then says.
    static func read(
        _ form: inout FormReader, _ times: MeetingHours?, rules: TimeZoneRules?, today: CivilDate
    ) -> MeetingSeries.New? {
        let pattern = form.choice(Field.pattern, as: MeetingSeries.Pattern.self)
        let lastText = form.text(Field.last, max: 40, required: pattern != nil)
        guard let pattern, let times, let rules, !lastText.isEmpty else { return nil }
        guard let last = try? DateParser(today: today).parse(lastText) else {
            form.reject(Field.last, "meetings.form.day.unread")
            return nil
        }
        guard last <= today.adding(days: Meeting.farthest) else {
            form.reject(Field.last, "meetings.form.day.far")
            return nil
        }
        let day = times.start.date
        guard let rule = try? pattern.rule(from: day, through: last) else { return nil }
        let length = times.end.date.days(since: day)
        let all = rule.occurrences(from: times.start, through: last).prefix(MeetingSeries.most + 1).map { start in
            MeetingSpan(
                start: start, end: CivilDateTime(date: start.date.adding(days: length), time: times.end.time), rules)
        }
        guard all.count > 1 else {
            form.reject(Field.last, "meetings.form.last.once")
            return nil
        }
        guard all.count <= MeetingSeries.most else {
            form.reject(Field.last, "meetings.form.last.many")
            return nil
        }
        return MeetingSeries.New(pattern: pattern, times: all)
    }
}
