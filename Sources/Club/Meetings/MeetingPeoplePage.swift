import Localization
import Persistence
import Web

/// Who comes, for those who prepare the room.
struct MeetingPeoplePage: Sendable {
    var meeting: ShownMeeting
    var people: [RegisteredMember]

    func html(_ screen: Screen) -> HTML {
        """
        <p class="no-print"><a class="link" href="\(MeetingController.Routes.meeting(meeting.id))">\
        \(screen.icon("back", mirrored: true))<span>\(bdi: meeting.title)</span></a></p>\
        <div class="page-head"><h1>\(screen.t("meetings.people"))</h1>\
        <p class="soft">\(MeetingWords.moment(meeting, screen)) · \(MeetingWords.seats(meeting, screen))</p></div>\
        \(people.isEmpty ? screen.empty("people", "meetings.people.none.title", "meetings.people.none.text") : table(screen))
        """
    }

    private func table(_ screen: Screen) -> HTML {
        let rows = people.map { line -> HTML in
            let substitute: HTML? = line.substitute.isEmpty ? nil : " (\(bdi: line.substitute))"
            return """
                <tr><th scope="row" data-label="\(screen.t("meetings.people.name"))">\(bdi: screen.name(line.party))</th>\
                <td data-label="\(screen.t("meetings.people.company"))">\(bdi: line.party.company)</td>\
                <td data-label="\(screen.t("meetings.people.answer"))">\
                \(screen.t("meetings.answered." + line.answer.rawValue))\(substitute)</td></tr>
                """
        }
        return """
            <table class="cards"><caption class="visually-hidden">\(screen.t("meetings.people"))</caption><thead><tr>\
            <th scope="col">\(screen.t("meetings.people.name"))</th><th scope="col">\(screen.t("meetings.people.company"))</th>\
            <th scope="col">\(screen.t("meetings.people.answer"))</th></tr></thead><tbody>\(rows)</tbody></table>
            """
    }
}
