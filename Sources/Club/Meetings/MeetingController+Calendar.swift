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
        let event = CalendarEvent(
            uid: "meeting-\(id)@\(host)", sequence: meeting.version - 1, changedAt: meeting.changedAt,
            span: .time(meeting.startsAt, meeting.endsAt), summary: meeting.title, details: meeting.about,
            location: meeting.place, url: house.absolute(Routes.meeting(id)), isBusy: true)
        let product = "-//Rabita//Meetings//" + visit.language.rawValue.uppercased()
        let file = CalendarFile(name: screen.t("meetings.title"), product: product, events: [event])
        return .content(file.bytes, type: "text/calendar; charset=utf-8")
    }

    /// The club's name on the network, without the port.
    private var host: String {
        let rest = house.settings.baseURL.drop { $0 != "/" }.drop { $0 == "/" }
        return String(rest.prefix { $0 != ":" && $0 != "/" })
    }
}
