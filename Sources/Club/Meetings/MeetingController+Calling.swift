import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

extension MeetingController {
    /// An empty form, or the last one copied.
    func form(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let copied = request.queryFields["copy"].flatMap { ID<Meeting>(pathComponent: $0) }
        let zone = house.zone.name
        let (branches, fields) = try await house.database.read { db -> ([Branch], FormFields) in
            let branches = try CallingBranches.all(for: viewer, in: db)
            guard let copied, let meeting = try MeetingRepository.find(copied, for: viewer, in: db),
                meeting.isManaged
            else { return (branches, MeetingFormPage.empty(zone: zone, branches, viewer)) }
            let parts = try MeetingRepository.parts(copied, in: db)
            let roles = try MeetingRole.all(of: copied, in: db)
            // The same weekday, the first that is still to come.
            let weeks = max(0, visit.today.days(since: meeting.start.date)) / 7 + 1
            return (
                branches, MeetingFormPage.fields(meeting, parts, roles, day: meeting.start.date.adding(days: 7 * weeks))
            )
        }
        return page(
            MeetingFormPage(form: FormView(fields), key: house.ids.next(), branches: branches, isNew: true), visit,
            viewer
        )
    }

    func call(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let (form, branches) = try await read(request, visit, viewer)
        guard let key = form.key else { throw Refusal.malformed }
        guard let new = form.meeting else {
            let page = MeetingFormPage(form: FormView(form.reader), key: key, branches: branches, isNew: true)
            return self.page(page, visit, viewer, status: .unprocessableContent)
        }
        let ids = house.ids
        try await house.database.write { db in
            try MeetingRepository.call(new, key, ids, by: viewer, at: visit.now, in: db).settle()
        }
        return done(.called, key)
    }

    func edit(_ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let page = try await house.database.read { db -> MeetingFormPage? in
            guard let meeting = try MeetingRepository.find(id, for: viewer, in: db), meeting.isManaged,
                meeting.state != .cancelled
            else { return nil }
            let parts = try MeetingRepository.parts(id, in: db)
            let roles = try MeetingRole.all(of: id, in: db)
            return MeetingFormPage(
                form: FormView(MeetingFormPage.fields(meeting, parts, roles, day: meeting.start.date)), key: id,
                branches: try CallingBranches.all(for: viewer, in: db), isNew: false, isOfSeries: meeting.series != nil)
        }
        guard let page else { throw Refusal.notFound }
        return self.page(page, visit, viewer)
    }

    func change(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let (form, branches) = try await read(request, visit, viewer)
        guard let new = form.meeting else {
            let isOfSeries = form.reader.body.fields[MeetingForm.Field.scope] != nil
            let page = MeetingFormPage(
                form: FormView(form.reader), key: id, branches: branches, isNew: false, isOfSeries: isOfSeries)
            return self.page(page, visit, viewer, status: .unprocessableContent)
        }
        let change = MeetingChange(
            id: id, new: new, version: form.version, scope: form.scope, viewer: viewer, now: visit.now)
        let (registrations, zones) = (Registrations(notices: house.notices, ids: house.ids), house.zones)
        await announce(try await house.database.write { db in try change.make(registrations, zones, in: db) })
        return done(.changed, id)
    }

    func publish(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        var form = FormReader(try await FormBody.read(request))
        let scope = form.choice(MeetingForm.Field.scope, as: MeetingSeries.Scope.self) ?? .one
        let notices = house.notices
        let told = try await house.database.write { db -> [ID<Membership>] in
            let outcome = try MeetingRepository.publish(id, by: viewer, at: visit.now, in: db)
            try outcome.settle()
            guard outcome == .done, let meeting = try MeetingRepository.find(id, for: viewer, in: db) else { return [] }
            let others = try MeetingRepository.publishOthers(
                of: meeting, scope, by: viewer, at: visit.now, in: db)
            for draft in [id] + others { try Door.open(draft, from: notices.random, at: visit.now, in: db) }
            let called = try MeetingTelling(notices: notices).call(
                id, of: others.count + 1, by: viewer.person, at: visit.now, in: db)
            return called + (try MeetingRole.tell([id] + others, by: viewer.person, notices, at: visit.now, in: db))
        }
        await announce(told)
        return done(.published, id)
    }

    func cancel(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        var form = FormReader(try await FormBody.read(request))
        let reason = form.text("reason", max: 500, kind: .paragraph)
        let scope = form.choice(MeetingForm.Field.cancelScope, as: MeetingSeries.Scope.self) ?? .one
        guard form.isValid else {
            return try await show(id, context, form: FormView(form), status: .unprocessableContent)
        }
        let notices = house.notices
        let told = try await house.database.write { db -> [ID<Membership>] in
            let outcome = try MeetingRepository.cancel(id, reason, by: viewer, at: visit.now, in: db)
            try outcome.settle()
            guard outcome == .done, let meeting = try MeetingRepository.find(id, for: viewer, in: db) else { return [] }
            let others = try MeetingRepository.cancelOthers(
                of: meeting, scope, reason, by: viewer, at: visit.now, in: db)
            try VisitorSeats(notices).callOff([id] + others, at: visit.now, in: db)
            return try MeetingTelling(notices: notices).answered(
                .cancelled, "cancelled", first: id, all: [id] + others, by: viewer.person, at: visit.now, in: db)
        }
        await announce(told)
        return done(.cancelled, id)
    }

    private func read(
        _ request: Request, _ visit: Visit, _ viewer: Viewer
    ) async throws -> (form: MeetingForm, branches: [Branch]) {
        let body = try await FormBody.read(request)
        let branches = try await house.database.glance { db in try CallingBranches.all(for: viewer, in: db) }
        let form = MeetingForm(
            body, branches: Set(branches.map(\.id)), mayCallClub: viewer.runsClub, zones: house.zones, now: visit.now,
            today: visit.today)
        return (form, branches)
    }

    private func page(
        _ page: MeetingFormPage, _ visit: Visit, _ viewer: Viewer, status: HTTPResponse.Status = .ok
    ) -> Response {
        var page = page
        page.mayCallClub = viewer.runsClub
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t(page.titleKey), place: .meetings)
        return .page(shell.page(page.html(screen), screen), status: status)
    }

    private func done(_ done: MeetingDone, _ id: ID<Meeting>) -> Response {
        .redirect(to: Routes.meeting(id).query("done", done.rawValue))
    }

    /// Those told hear on an open Home that something is new.
    private func announce(_ seats: [ID<Membership>]) async {
        for seat in seats { await house.news.send("notices", to: seat) }
    }
}

/// The branches an officer may call a meeting for.
enum CallingBranches {
    static func all(for viewer: Viewer, in db: any Connection) throws -> [Branch] {
        let condition: SQL = viewer.runsClub ? "1 = 1" : "id IN \(list: viewer.officerBranches)"
        return try db.rows("SELECT id, name FROM branches WHERE \(condition) ORDER BY position, id").map {
            Branch(id: try $0.get("id"), name: try $0.get("name"))
        }
    }
}
