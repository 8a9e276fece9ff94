import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// What the code of one who comes leads to, read by the phone of somebody at the desk: who it is, and one tap. Reading it
/// changes nothing, for cameras and messengers read addresses ahead of people.
struct PassController: Sendable {
    let house: House

    enum Routes {
        static let pass = Route1<String>(.get, "pass", .parameter)
        static let arrive = Route1<String>(.post, "pass", .parameter, "arrival")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.pass, access: .insider) { request, context, text in
            try await show(text, context, isDone: request.queryFields["done"] != nil)
        }
        router.on(Routes.arrive, access: .insider) { try await arrive($0, $1, $2) }
    }

    /// The meeting of a genuine pass whose door the viewer keeps. Whatever is wrong with it, there is nothing to see.
    private static func read(
        _ text: String, _ viewer: Viewer, in db: any Connection
    ) throws -> (pass: DoorPass, meeting: ShownMeeting) {
        guard let pass = DoorPass(text: text), let door = try DoorList.entry(pass.holder, in: db),
            pass.isGenuine(door.secret)
        else { throw Refusal.notFound }
        return (pass, try DoorController.kept(door.meeting, by: viewer, in: db))
    }

    private func show(_ text: String, _ context: ClubContext, isDone: Bool) async throws -> Response {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        let key = house.ids.next(Arrival.self).description
        let page = try await house.database.read { db in
            let (pass, meeting) = try Self.read(text, viewer, in: db)
            let entry = try DoorList.load(meeting.id, in: db).entries.first { $0.attender == Attender(pass.holder) }
            return PassPage(meeting: meeting, entry: entry, text: pass.text, key: key, isDone: isDone)
        }
        let screen = Screen(visit, house)
        return .page(Shell(title: screen.t("door.pass"), place: .meetings).page(page.html(screen), screen))
    }

    private func arrive(_ request: Request, _ context: ClubContext, _ text: String) async throws -> Response {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        let key = try CheckInForm.key(try await FormBody.read(request).fields)
        let checkIn = CheckIn(ids: house.ids)
        let tap = CheckIn.Tap(key: key, way: .pass, author: viewer.person)
        let outcome = try await house.database.write { db in
            let (pass, meeting) = try Self.read(text, viewer, in: db)
            return try checkIn.note(Attender(pass.holder), at: meeting.id, tap, now: visit.now, in: db)
        }
        switch outcome {
        case .notFound: throw Refusal.notFound
        case .closed: throw Refusal.conflict("door.conflict.closed")
        case .done, .already, .undone: return .redirect(to: Routes.pass(text).query("done", "1"))
        }
    }
}
