import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

extension DoorController {
    /// The form for a visitor nobody announced.
    func write(_ id: ID<Meeting>, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let meeting = try await house.database.glance { db in try Self.kept(id, by: viewer, in: db) }
        return page(DoorVisitorPage(meeting: meeting, key: house.ids.next()), visit)
    }

    /// Writes a visitor down and notes that they are here.
    func welcome(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let body = try await FormBody.read(request)
        let form = VisitorForm(body, atDesk: true, visit.language)
        guard form.hasKey else { throw Refusal.malformed }
        let (ids, now, notices) = (house.ids, visit.now, house.notices)
        var reader = form.reader
        let inviter = DoorVisitorPage.pick.read(&reader)
        let problem = try await house.database.write { db -> (field: String, key: String)? in
            let meeting = try Self.kept(id, by: viewer, in: db)
            guard let new = form.visitor else { return nil }
            guard Door.isKept(meeting.startsAt, meeting.endsAt, now) else {
                throw Refusal.conflict("door.conflict.closed")
            }
            // Of two who write the same visitor down at once, the second sees that they are listed.
            try db.execute("UPDATE meetings SET state = state WHERE id = \(id)")
            // The same form sent twice.
            if try db.first("SELECT 1 FROM visitors WHERE id = \(new.key) AND meeting_id = \(id)") != nil { return nil }
            if let wrong = try DoorVisitorPage.refusal(new, id, in: db) { return wrong }
            let host = try DoorVisitorPage.Inviter(inviter, viewer, in: db)
            if host == .unknown { return (DoorVisitorPage.pick.field, "door.visitor.inviter") }
            guard try VisitorContacts.take(new.email, in: db) else {
                return (VisitorForm.Field.email, "visitors.form.twice")
            }
            try VisitorRepository.insert(new, new.key, .coming, to: id, by: host.seat, at: now, in: db)
            try VisitorLines.add(.invited, to: [new.key], by: viewer.person, ids, at: now, in: db)
            let tap = CheckIn.Tap(key: "visitor-" + new.key.description, way: .list, author: viewer.person)
            _ = try CheckIn(ids: ids).note(.visitor(new.key), at: id, tap, now: now, in: db)
            // What they can do with their own data, and apply, is behind an address of theirs.
            try VisitorMail(notices).send(.welcomed, to: [new.key], once: "desk", at: now, in: db)
            return nil
        }
        guard form.visitor != nil, problem == nil else {
            if let problem { reader.reject(problem.field, problem.key) }
            let meeting = try await house.database.glance { db in try Self.kept(id, by: viewer, in: db) }
            let page = DoorVisitorPage(meeting: meeting, key: house.ids.next(), form: FormView(reader))
            return self.page(page, visit, status: .unprocessableContent)
        }
        return .redirect(to: Routes.list(id).query("done", DoorPage.Done.here.rawValue))
    }

    private func page(_ page: DoorVisitorPage, _ visit: Visit, status: HTTPResponse.Status = .ok) -> Response {
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("door.visitor.title"), place: .meetings)
        return .page(shell.page(page.html(screen), screen), status: status)
    }

    /// The sheet for the wall.
    func wall(_ id: ID<Meeting>, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let (meeting, secret) = try await house.database.glance { db in
            (try Self.managed(id, by: viewer, in: db), try Door.secret(of: id, in: db))
        }
        let screen = Screen(visit, house)
        let address = secret.map { house.absolute(HereController.Routes.here(id, Door.wallCode($0))) }
        let page = WallPage(meeting: meeting, address: address)
        return .page(Shell(title: screen.t("door.wall"), place: .meetings).page(page.html(screen), screen))
    }

    /// Of a meeting that was published before it had a door.
    func draw(_ id: ID<Meeting>, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let random = house.random
        try await house.database.write { db in
            _ = try Self.managed(id, by: viewer, in: db)
            try Door.open(id, from: random, at: visit.now, in: db)
        }
        return .redirect(to: Routes.wall(id))
    }
}
