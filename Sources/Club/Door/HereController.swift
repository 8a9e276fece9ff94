import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// What the code on the wall leads to: members who are signed in, and visitors whose browser opened their own page, note
/// themselves with one tap. Reading it changes nothing.
struct HereController: Sendable {
    let house: House

    enum Routes {
        static let here = Route2<ID<Meeting>, String>(.get, "here", .parameter, "", .parameter)
        static let arrive = Route2<ID<Meeting>, String>(.post, "here", .parameter, "", .parameter)
    }

    func register(on router: ClubRouter) {
        router.on(Routes.here, access: .anyone) { request, context, id, code in
            try await show(request, context, id, code)
        }
        router.on(Routes.arrive, access: .anyone) { request, context, id, code in
            try await arrive(request, context, id, code)
        }
    }

    /// Who reads the code.
    private enum Reader {
        case member(ID<Membership>, ID<Person>)
        case visitor(ID<Visitor>)
        /// Signed in, but a member no longer, or never: who looks after the installation, a candidate.
        case seatless
        case nobody
    }

    private static func reader(
        _ viewer: Viewer?, _ token: SessionToken?, _ meeting: ID<Meeting>, in db: any Connection
    ) throws -> Reader {
        if let viewer, let seat = viewer.activeSeat { return .member(seat.membership, viewer.person) }
        let nobody: Reader = viewer == nil ? .nobody : .seatless
        guard let token else { return nobody }
        let visitor: ID<Visitor>? = try db.value(
            """
            SELECT v.id FROM visitor_links l JOIN visitors v ON v.id = l.visitor_id
            WHERE l.token_hash = \(token.storedHash) AND v.meeting_id = \(meeting) AND v.place IN ('coming', 'waiting')
            """)
        return visitor.map { .visitor($0) } ?? nobody
    }

    private func token(_ request: Request) -> SessionToken? {
        request.cookie(house.visitorCookie).flatMap { SessionToken(text: $0) }
    }

    private func show(
        _ request: Request, _ context: ClubContext, _ id: ID<Meeting>, _ code: String
    ) async throws -> Response {
        guard let visit = context.visit, visit.club != nil else { throw Refusal.notFound }
        let token = token(request)
        let key = house.ids.next(Arrival.self).description
        let page = try await house.database.read { db -> HerePage in
            let sign = try HereSign.read(id, code, in: db)
            var page = HerePage(sign: sign, code: code, key: key)
            switch try Self.reader(visit.viewer, token, id, in: db) {
            case .member(let seat, _):
                page.isKnown = true
                page.arrivedAt = try db.value(
                    """
                    SELECT a.arrived_at FROM arrivals a JOIN registrations r ON r.id = a.registration_id
                    WHERE a.meeting_id = \(id) AND r.membership_id = \(seat)
                    """)
            case .visitor(let visitor):
                page.isKnown = true
                page.arrivedAt = try db.value("SELECT arrived_at FROM arrivals WHERE visitor_id = \(visitor)")
            case .seatless: page.isSeatless = true
            case .nobody: break
            }
            return page
        }
        let screen = Screen(visit, house)
        let shell = Shell(title: page.sign.title)
        let body = page.html(screen)
        return LetterController.unlisted(
            .page(visit.viewer == nil ? shell.door(body, screen) : shell.page(body, screen)))
    }

    private func arrive(
        _ request: Request, _ context: ClubContext, _ id: ID<Meeting>, _ code: String
    ) async throws -> Response {
        guard let visit = context.visit, visit.club != nil else { throw Refusal.notFound }
        let (token, checkIn) = (token(request), CheckIn(ids: house.ids))
        let key = try CheckInForm.key(try await FormBody.read(request).fields)
        let outcome = try await house.database.write { db -> CheckIn.Outcome? in
            _ = try HereSign.read(id, code, in: db)
            switch try Self.reader(visit.viewer, token, id, in: db) {
            case .member(let seat, let person):
                let tap = CheckIn.Tap(key: key, way: .wall, author: person)
                return try checkIn.note(.member(seat), at: id, tap, now: visit.now, in: db)
            case .visitor(let visitor):
                return try checkIn.note(
                    .visitor(visitor), at: id, CheckIn.Tap(key: key, way: .wall), now: visit.now, in: db)
            case .seatless: throw Refusal.conflict("door.conflict.seatless")
            case .nobody: return nil
            }
        }
        switch outcome {
        case nil: return .redirect(to: SignInController.Routes.ask().query("next", Routes.here(id, code).description))
        case .notFound: throw Refusal.notFound
        case .closed: throw Refusal.conflict("door.conflict.closed")
        case .done, .already, .undone: return .redirect(to: Routes.here(id, code))
        }
    }
}

/// What the wall says to whoever reads its code.
struct HereSign: Sendable {
    var id: ID<Meeting>
    var title: String
    var hours: DoorHours

    /// - Throws: `Refusal.notFound` when the code is none of this meeting's.
    static func read(_ id: ID<Meeting>, _ code: String, in db: any Connection) throws -> HereSign {
        let row = try db.first(
            """
            SELECT k.title, k.starts_at, k.ends_at, k.state, d.secret
            FROM meetings k JOIN doors d ON d.meeting_id = k.id WHERE k.id = \(id)
            """
        )
        guard let row, Door.isSame(code, Door.wallCode(try row.get("secret"))) else { throw Refusal.notFound }
        let hours = DoorHours(
            startsAt: try row.get("starts_at"), endsAt: try row.get("ends_at"),
            isPublished: try row.get("state") == Meeting.State.published)
        return HereSign(id: id, title: try row.get("title"), hours: hours)
    }
}
