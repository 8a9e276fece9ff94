import Calendars
import Chronology
import Hummingbird
import Localization
import Persistence
import Web

extension MeetingController {
    /// The meeting for one's calendar program; asked for again after a change, it replaces the former entry.
    func calendar(_ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let meeting = try await house.database.glance { db in
            try MeetingRepository.find(id, for: viewer, in: db)
        }
        guard let meeting, meeting.state == .published else { throw Refusal.notFound }
        let screen = Screen(visit, house)
        // By the clocks of the place, with their rules: a calendar program then keeps the hour when the law moves it.
        let rules = try? house.zones.rules(named: meeting.zone)
        let event = CalendarEvent(
            uid: "meeting-\(id)@\(house.hostName)", sequence: meeting.version - 1, changedAt: meeting.changedAt,
            span: rules == nil
                ? .time(meeting.startsAt, meeting.endsAt)
                : .local(start: meeting.start, end: meeting.end, zone: meeting.zone), summary: meeting.title,
            details: meeting.about,
            location: meeting.place, url: house.absolute(Routes.meeting(id)), isBusy: true)
        let product = "-//Rabita//Meetings//" + visit.language.rawValue.uppercased()
        let file = CalendarFile(
            name: screen.t("meetings.title"), product: product, events: [event], zones: rules.map { [$0] } ?? [])
        return .content(file.bytes, type: "text/calendar; charset=utf-8")
    }
}
