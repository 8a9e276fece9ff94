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
        let entry = MeetingCalendar.Entry(meeting)
        let rules = MeetingCalendar.rules([entry], house.zones)
        let event = MeetingCalendar.event(entry, house.hostName, knows: !rules.isEmpty) { house.absolute($0) }
        let product = "-//Rabita//Meetings//" + visit.language.rawValue.uppercased()
        let file = CalendarFile(
            name: screen.t("meetings.title"), product: product, events: [event], zones: rules)
        return .content(file.bytes, type: "text/calendar; charset=utf-8")
    }
}
