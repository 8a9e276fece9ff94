import Chronology
import Localization
import Web

/// From when until when, read as the clocks of the place show it.
struct MeetingHours: Sendable {
    typealias Field = MeetingForm.Field

    let start: CivilDateTime
    let end: CivilDateTime
    let zone: String
    let startsAt: Instant
    let endsAt: Instant
    let rules: TimeZoneRules

    /// Nil when something is wrong, which the form then says. An end before the start is the next morning's.
    init?(_ form: inout FormReader, zones: ZoneDatabase, now: Instant, today: CivilDate) {
        let dayText = form.text(Field.day, max: 40, required: true)
        let from = Self.time(Field.from, &form)
        let until = Self.time(Field.until, &form)
        let zone = form.text(Field.zone, max: 64, required: true, kind: .name)
        guard let rules = try? zones.rules(named: zone) else {
            form.reject(Field.zone, "meetings.form.zone.unknown")
            return nil
        }
        guard !dayText.isEmpty, let from, let until else { return nil }
        guard let day = try? DateParser(today: today).parse(dayText) else {
            form.reject(Field.day, "meetings.form.day.unread")
            return nil
        }
        let start = CivilDateTime(date: day, time: from)
        let end = CivilDateTime(date: until > from ? day : day.adding(days: 1), time: until)
        let (startsAt, endsAt) = (rules.instant(of: start).resolved, rules.instant(of: end).resolved)
        guard from != until, startsAt < endsAt else {
            form.reject(Field.until, "meetings.form.until.same")
            return nil
        }
        guard startsAt > now else {
            form.reject(Field.day, "meetings.form.day.past")
            return nil
        }
        guard day <= today.adding(days: Meeting.farthest) else {
            form.reject(Field.day, "meetings.form.day.far")
            return nil
        }
        (self.start, self.end, self.zone) = (start, end, zone)
        (self.startsAt, self.endsAt, self.rules) = (startsAt, endsAt, rules)
    }

    /// `8:30`, `08:30`, `8h30` and `8h`.
    private static func time(_ field: String, _ form: inout FormReader) -> CivilTime? {
        let text = form.text(field, max: 20, required: true, kind: .name)
        guard !text.isEmpty else { return nil }
        let parts = text.lowercased().split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "h" }
        let minute = parts.count > 1 && !parts[1].isEmpty ? Int(parts[1]) : 0
        guard (1...3).contains(parts.count), let hour = Int(parts[0]), let minute,
            let time = CivilTime(hour: hour, minute: minute)
        else {
            form.reject(field, "meetings.form.time.unread")
            return nil
        }
        return time
    }
}
