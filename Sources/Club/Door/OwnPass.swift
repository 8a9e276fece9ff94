import Chronology
import Localization
import Persistence
import Web

/// A member's own code for the door, on the page of a meeting they come to.
struct OwnPass: Sendable {
    var pass: DoorPass
    var arrivedAt: Instant?
    var isLate: Bool

    /// What a query of meetings `k` and the viewer's answer `o` selects of it, and what it joins for that.
    static let columns: SQL = "o.id AS registration_id, d.secret, a.arrived_at, a.is_late"
    static let joins: SQL = """
        LEFT JOIN doors d ON d.meeting_id = k.id LEFT JOIN arrivals a ON a.registration_id = o.id
        """

    /// Nil for who does not come.
    init?(_ row: Row, of meeting: ShownMeeting) throws {
        guard meeting.answer?.sits == true, let id: ID<Registration> = try row.get("registration_id"),
            let secret: String = try row.get("secret")
        else { return nil }
        pass = .registration(id, secret: secret)
        arrivedAt = try row.get("arrived_at")
        isLate = try row.get("is_late", as: Bool?.self) ?? false
    }

    /// The code until it was used; then when they came.
    func html(_ meeting: ShownMeeting, _ screen: Screen, base: String) -> HTML? {
        if let arrivedAt {
            let time = screen.t.dates.time(screen.zone.local(at: arrivedAt).time)
            return """
                <section class="card stack"><h2>\(screen.t("door.pass"))</h2>\
                <p>\(screen.html("door.here.own", ["time": .written(time)]))</p></section>
                """
        }
        guard meeting.state == .published, meeting.endsAt > screen.visit.now,
            let drawing = try? QRCodeDrawing.svg(base + pass.path.description)
        else { return nil }
        return """
            <section class="card stack"><h2>\(screen.t("door.pass"))</h2><details class="more">\
            <summary>\(screen.t("door.pass.show"))</summary><figure class="qr" role="img" \
            aria-label="\(screen.t("door.pass.alt"))">\(drawing)</figure></details>\
            <p class="soft small">\(screen.t("door.pass.hint"))</p></section>
            """
    }
}
