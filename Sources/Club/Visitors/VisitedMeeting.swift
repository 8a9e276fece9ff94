import Calendars
import Chronology
import Localization
import Persistence

/// What a visitor's mail and calendar say of the meeting.
struct VisitedMeeting: Sendable {
    /// The dates of its entry in a calendar; nil when none is sent.
    struct Version: Sendable {
        var number: Int
        var changedAt: Instant
        var endsAt: Instant
    }

    var id: ID<Meeting>
    var title: String
    var place: String
    var start: CivilDateTime
    var end: CivilDateTime
    var zone: String
    var startsAt: Instant
    var version: Version?

    /// From a row with the columns of `meetings`.
    init(_ row: Row) throws {
        id = try row.get("id")
        title = try row.get("title")
        place = try row.get("place")
        start = try row.localTime("local_start")
        end = try row.localTime("local_end")
        zone = try row.get("zone")
        startsAt = try row.get("starts_at")
        version = Version(
            number: try row.get("version"), changedAt: try row.get("changed_at"), endsAt: try row.get("ends_at"))
    }

    init(_ invited: InvitedMeeting) {
        (id, title, place) = (invited.id, invited.title, invited.place)
        (start, end, zone, startsAt) = (invited.start, invited.end, invited.zone, invited.startsAt)
    }

    /// The entry has the members' key, so that a change of the meeting reaches both.
    func calendar(
        host: String, isCancelled: Bool, zones: [TimeZoneRules], _ t: Translator
    ) -> [UInt8]? {
        guard let version else { return nil }
        // By the clocks of the place where their rules are known, which keeps the hour when the law moves it.
        let isKnown = zones.contains { $0.name == zone }
        var event = CalendarEvent(
            uid: "meeting-\(id)@\(host)", sequence: version.number - 1, changedAt: version.changedAt,
            span: isKnown ? .local(start: start, end: end, zone: zone) : .time(startsAt, version.endsAt),
            summary: title, location: place, isBusy: !isCancelled)
        event.status = isCancelled ? .cancelled : .confirmed
        return CalendarFile(
            name: t("meetings.title"), product: "-//Rabita//Meetings//" + t.language.rawValue.uppercased(),
            events: [event], zones: zones
        ).bytes
    }
}
