import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// Changing a plan: by hand, and while people come and go.
extension SeatingController {
    func edit(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let query = request.queryFields
        return try await edit(
            id, context, round: query["round"].flatMap { Int($0) },
            done: query["done"].flatMap(SeatingDone.init(rawValue:)))
    }

    func edit(
        _ id: ID<Meeting>, _ context: ClubContext, round: Int? = nil, done: SeatingDone? = nil,
        form: FormView = FormView(), candidates: [Party] = [], reasons: [SeatingReason] = [],
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let key: ID<SeatingJob> = house.ids.next()
        let page = try await house.database.read { db -> SeatingEditPage? in
            guard let standing = try SeatingRepository.standing(id, for: viewer, in: db),
                let seating = standing.seating, seating.isPlanned
            else { return nil }
            let shown = min(max(round ?? seating.nextRound, 1), seating.room.rounds)
            return SeatingEditPage(
                meeting: standing.meeting, seating: seating, viewer: viewer, key: key,
                guests: try SeatingRepository.guests(of: seating.id, id, in: db),
                tables: try SeatedTables.load(seating, round: shown, in: db), done: done, form: form,
                candidates: candidates, reasons: reasons)
        }
        guard let page else { throw Refusal.notFound }
        return self.page(page.html, "seating.edit", visit, status: status)
    }

    func exchange(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        var form = FormReader(try await FormBody.read(request))
        guard let version = form.integer("version", in: 0...Int.max, required: true),
            let key = form.parameter("key", as: ID<SeatingJob>.self, required: true),
            let round = form.integer("round", in: Seating.rounds, required: true)
        else { throw Refusal.malformed }
        let one = form.parameter("one", as: ID<SeatingGuest>.self, required: true)
        let other = form.parameter("other", as: ID<SeatingGuest>.self, required: true)
        if let one, one == other { form.reject("other", "seating.form.other") }
        guard form.isValid, let one, let other else {
            return try await edit(
                id, context, round: round, form: FormView(form), status: .unprocessableContent)
        }
        let outcome = try await Reseat(house: house, viewer: viewer).happen(
            .exchange(one, other, round: round), at: id, version: version, key: key.rawValue, now: visit.now)
        if case .impossible(let reasons) = outcome {
            return try await edit(
                id, context, round: round, form: FormView(form), reasons: reasons, status: .unprocessableContent)
        }
        return .redirect(
            to: Routes.edit(id).query("round", round).query("done", SeatingDone.exchanged.rawValue))
    }

    /// Somebody is not there from a round on, or is there after all.
    func presence(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        var form = FormReader(try await FormBody.read(request))
        let guest = form.parameter("person", as: ID<SeatingGuest>.self, required: true)
        let round = form.integer("from", in: Seating.rounds, required: true)
        guard let presence = form.choice("is", as: Presence.self, required: true) else { throw Refusal.malformed }
        guard form.isValid, let guest, let round else {
            return try await edit(id, context, form: FormView(form), status: .unprocessableContent)
        }
        return try await happen(
            presence == .absent ? .leaves(guest, from: round) : .comes(guest, from: round), at: id, context,
            presence == .absent ? .absent : .present, form: FormView(form))
    }

    enum Presence: String, CaseIterable, Sendable {
        case absent, present
    }

    /// A member who is there without having answered.
    func arrival(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (_, viewer) = try seen(context)
        var form = FormReader(try await FormBody.read(request))
        let sent = SeatingEditPage.newcomer.read(&form)
        // Nobody is left out: the one who asks may be the one who came.
        let meaning = try await house.database.read { db in
            try MemberPick.resolve(sent, viewer, notBeing: nil, in: db)
        }
        guard case .one(let party) = meaning else {
            var candidates: [Party] = []
            if case .several(let parties) = meaning { candidates = parties }
            form.reject(SeatingEditPage.newcomer.field, Self.problem(sent, candidates))
            return try await edit(
                id, context, form: FormView(form), candidates: candidates, status: .unprocessableContent)
        }
        return try await happen(.arrives(party.membership), at: id, context, .arrived)
    }

    /// Takes in the answers that came since.
    func answers(_ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        try await happen(.answers, at: id, context, .answers, isFromEdit: false)
    }

    /// Seats those whom the door noted, in the rounds to come.
    func door(_ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        try await happen(.door, at: id, context, .door)
    }

    /// Makes a plan keep the rules again that changed since it was made, moving as few as possible.
    func mend(_ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        try await happen(.mending, at: id, context, .mended, isFromEdit: false)
    }

    /// Seats anew what an event changes, and leads back to the page it came from; when nobody can be seated so, that page
    /// says why.
    private func happen(
        _ event: Reseat.Event, at id: ID<Meeting>, _ context: ClubContext, _ done: SeatingDone,
        form: FormView = FormView(), isFromEdit: Bool = true
    ) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let outcome = try await Reseat(house: house, viewer: viewer).happen(event, at: id, now: visit.now)
        guard case .impossible(let reasons) = outcome else {
            return .redirect(to: (isFromEdit ? Routes.edit(id) : Routes.tables(id)).query("done", done.rawValue))
        }
        return isFromEdit
            ? try await edit(id, context, form: form, reasons: reasons, status: .unprocessableContent)
            : try await tables(id, context, reasons: reasons, status: .unprocessableContent)
    }

    /// Begins a round, ends it before its time, or takes back one that was begun by mistake.
    func rounds(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        var form = FormReader(try await FormBody.read(request))
        guard let round = form.integer("round", in: Seating.rounds, required: true),
            let step = form.choice("do", as: Step.self, required: true)
        else { throw Refusal.malformed }
        let began = Instant(milliseconds: Int64(form.integer("began", in: 0...Int.max) ?? 0))
        let guests = try await house.database.write { db -> [SeatingGuest] in
            switch step {
            case .start: try SeatingRepository.start(round, of: id, by: viewer, at: visit.now, in: db).settle()
            case .stop: try SeatingRepository.stop(round, of: id, by: viewer, at: visit.now, in: db).settle()
            case .undo:
                try SeatingRepository.takeBack(round, begun: began, of: id, by: viewer, at: visit.now, in: db).settle()
            }
            guard let seating = try SeatingRepository.standing(id, for: viewer, in: db)?.seating else { return [] }
            return try SeatingRepository.guests(of: seating.id, id, in: db)
        }
        await SeatingTelling.refresh(guests, house.news)
        if form.tick("screen") { return .redirect(to: Routes.screen(id)) }
        return .redirect(to: Routes.tables(id).query("done", step.done.rawValue))
    }

    enum Step: String, CaseIterable, Sendable {
        case start, stop, undo

        fileprivate var done: SeatingDone {
            switch self {
            case .start: .started
            case .stop: .stopped
            case .undo: .undone
            }
        }
    }
}
