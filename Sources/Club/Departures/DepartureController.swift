import Chronology
import Hummingbird
import Localization
import Persistence
import Web

/// Ending a membership: by the bureau's decision, or by the member's own; and the bureau's way back.
struct DepartureController: Sendable {
    let house: House

    enum Routes {
        static let all = Route0(.get, "departures")
        static let ask = Route1<ID<Membership>>(.get, "members", .parameter, "departure")
        static let decide = Route1<ID<Membership>>(.post, "members", .parameter, "departure")
        static let undo = Route1<ID<Membership>>(.post, "members", .parameter, "return")
        static let askOwn = Route0(.get, "me/departure")
        static let leave = Route0(.post, "me/departure")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.all, access: .officer) { try await all($0, $1) }
        router.on(Routes.ask, access: .officer) { _, context, id in try await ask(id, context) }
        router.on(Routes.decide, access: .officer) { try await decide($0, $1, $2) }
        router.on(Routes.undo, access: .officer) { _, context, id in try await undo(id, context) }
        router.on(Routes.askOwn, access: .member) { _, context in try await askOwn(context) }
        router.on(Routes.leave, access: .member) { try await leave($0, $1) }
    }

    private func seen(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.signInFirst }
        return (visit, viewer)
    }

    private func all(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let before = request.queryFields["before"].flatMap { ID<Departure>(pathComponent: $0) }
        let ended = try await house.database.read { db in
            try DepartureRepository.list(before: before, viewer: viewer, in: db)
        }
        let done = request.queryFields["done"].flatMap { ["ended", "undone"].contains($0) ? $0 : nil }
        return .page(DeparturesPage(ended: ended, done: done).html(Screen(visit, house)))
    }

    private func ask(_ id: ID<Membership>, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let seat = try await house.database.glance { db in
            try DepartureRepository.seat(id, viewer: viewer, in: db)
        }
        guard let seat else { throw Refusal.notFound }
        let form = FormView([DepartureForm.Field.day: visit.today.isoText])
        return .page(DeparturePage(seat: seat, form: form).html(Screen(visit, house)))
    }

    private func decide(_ request: Request, _ context: ClubContext, _ id: ID<Membership>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let body = try await FormBody.read(request)
        let mail = DecisionMail(kind: .departure, catalog: house.catalog)
        let (notices, outbox) = (house.notices, house.outbox)
        let wrong = try await house.database.write { db -> DeparturePage? in
            guard let seat = try DepartureRepository.seat(id, viewer: viewer, in: db) else {
                guard try DepartureRepository.hasLeft(id, viewer: viewer, in: db) else { throw Refusal.notFound }
                return nil
            }
            let form = DepartureForm(body, joinedOn: seat.joinedOn, visit.today)
            guard form.reader.isValid, let day = form.day else {
                return DeparturePage(seat: seat, form: FormView(form.reader))
            }
            let decision = Departure.Decision(author: .bureau(viewer.person), words: form.words, day: day)
            try Departure.end(id, decision, notices, at: visit.now, in: db)
            try mail.send(decision, of: id, outbox, in: db)
            return nil
        }
        if let wrong { return .page(wrong.html(Screen(visit, house)), status: .unprocessableContent) }
        return .redirect(to: Routes.all().query("done", "ended"))
    }

    private func undo(_ id: ID<Membership>, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let outcome = try await house.database.write { db in
            try DepartureRepository.undo(id, by: viewer, at: visit.now, in: db)
        }
        if outcome == .notFound { throw Refusal.notFound }
        return .redirect(to: Routes.all().query("done", "undone"))
    }

    private func askOwn(_ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try seen(context)
        guard let membership = viewer.activeSeat?.membership else { throw Refusal.notFound }
        let seat = try await house.database.glance { db in try DepartureRepository.own(membership, in: db) }
        guard let seat else { throw Refusal.notFound }
        return .page(OwnDeparturePage(seat: seat, form: FormView()).html(Screen(visit, house)))
    }

    private func leave(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try seen(context)
        guard let membership = viewer.activeSeat?.membership else { throw Refusal.notFound }
        var form = FormReader(try await FormBody.read(request))
        let words = form.text(DepartureForm.Field.words, max: 500, kind: .paragraph)
        if !form.tick(DepartureForm.Field.agrees) {
            form.reject(DepartureForm.Field.agrees, "departures.form.must-agree")
        }
        // The seat the page was about: with two tabs open, another may be in use by now.
        let shown = form.body.fields["seat"].flatMap { ID<Membership>(pathComponent: $0) }
        guard shown == membership else { return .redirect(to: Routes.askOwn()) }
        let (notices, reader) = (house.notices, form)
        let (mail, outbox) = (DepartureMail(catalog: house.catalog), house.outbox)
        let list = house.absolute(Routes.all())
        let wrong = try await house.database.write { db -> OwnDeparturePage? in
            guard let seat = try DepartureRepository.own(membership, in: db) else { return nil }
            guard reader.isValid else { return OwnDeparturePage(seat: seat, form: FormView(reader)) }
            let decision = Departure.Decision(author: .member(viewer.person), words: words, day: visit.today)
            try Departure.end(membership, decision, notices, at: visit.now, in: db)
            try mail.tellBureau(decision, of: membership, list: list, today: visit.today, outbox, in: db)
            return nil
        }
        if let wrong { return .page(wrong.html(Screen(visit, house)), status: .unprocessableContent) }
        return .redirect(to: HomeController.Routes.home())
    }
}
