import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// What is prepared for the room: hosts, who is kept apart, the projector, the cards.
extension SeatingController {
    func hosts(_ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        try await hosts(id, context)
    }

    private func hosts(
        _ id: ID<Meeting>, _ context: ClubContext, form: FormView = FormView(), status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let page = try await house.database.read { db -> HostsPage? in
            guard let standing = try SeatingRepository.standing(id, for: viewer, in: db) else { return nil }
            return HostsPage(
                meeting: standing.meeting, hosts: try TableHost.all(of: id, in: db),
                people: try RegisteredMember.all(of: id, in: db).filter(\.answer.sits), form: form)
        }
        guard let page else { throw Refusal.notFound }
        return self.page(page.html, "seating.hosts", visit, status: status)
    }

    func host(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (_, viewer) = try seen(context)
        var form = FormReader(try await FormBody.read(request))
        let seat = form.parameter("person", as: ID<Membership>.self, required: true)
        let isRemoval = form.tick("remove")
        let table = form.integer("table", in: Seating.tables, required: !isRemoval)
        guard form.isValid, let seat else {
            return try await hosts(id, context, form: FormView(form), status: .unprocessableContent)
        }
        try await house.database.write { db in
            try SeatingRepository.host(seat, isRemoval ? nil : table, at: id, by: viewer, in: db).settle()
        }
        return .redirect(to: Routes.hosts(id))
    }

    func screen(_ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let page = try await house.database.read { db -> RoomScreenPage? in
            guard let standing = try SeatingRepository.standing(id, for: viewer, in: db),
                let seating = standing.seating, seating.state == .published
            else { return nil }
            return RoomScreenPage(
                meeting: standing.meeting, seating: seating,
                tables: try SeatedTables.load(seating, round: seating.shownRound(visit.now), in: db))
        }
        guard let page else { throw Refusal.notFound }
        let screen = Screen(visit, house)
        return .page(Shell(title: screen.t("seating.screen")).door(page.html(screen), wide: true, screen))
    }

    func cards(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let round = request.queryFields["round"].flatMap { Int($0) }
        let page = try await house.database.read { db -> TableCardsPage? in
            guard let standing = try SeatingRepository.standing(id, for: viewer, in: db),
                let seating = standing.seating, seating.isPlanned
            else { return nil }
            let shown = round.map { min(max($0, 1), seating.room.rounds) } ?? seating.shownRound(visit.now)
            return TableCardsPage(
                meeting: standing.meeting, seating: seating,
                tables: try SeatedTables.load(seating, round: shown, in: db))
        }
        guard let page else { throw Refusal.notFound }
        return self.page(page.html, "seating.cards", visit)
    }

    func apart(_ request: Request, _ context: ClubContext) async throws -> Response {
        let query = request.queryFields
        let seat = { (name: String) in query[name].flatMap { ID<Membership>(pathComponent: $0) } }
        let last = seat("first").flatMap { one in seat("second").flatMap { Pair(one, $0) } }
        return try await apart(context, after: last, done: query["done"].flatMap(SeatingDone.init(rawValue:)))
    }

    private func apart(
        _ context: ClubContext, after last: Pair? = nil, done: SeatingDone? = nil, form: FormView = FormView(),
        candidates: (one: [Party], other: [Party]) = ([], []), status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let pairs = try await house.database.read { db in try ApartPairs.page(after: last, for: viewer, in: db) }
        let page = ApartPage(
            pairs: pairs, isContinued: last != nil, done: done, form: form, candidates: candidates)
        return self.page(page.html, "seating.apart", visit, status: status)
    }

    func keepApart(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try seen(context)
        var form = FormReader(try await FormBody.read(request))
        let sent = (ApartPage.one.read(&form), ApartPage.other.read(&form))
        let (one, other) = try await house.database.read { db in
            (
                try MemberPick.resolve(sent.0, viewer, notBeing: nil, in: db),
                try MemberPick.resolve(sent.1, viewer, notBeing: nil, in: db)
            )
        }
        var candidates: (one: [Party], other: [Party]) = ([], [])
        if case .several(let parties) = one { candidates.one = parties }
        if case .several(let parties) = other { candidates.other = parties }
        guard case .one(let first) = one, case .one(let second) = other else {
            if case .one = one {} else { form.reject("one", Self.problem(sent.0, candidates.one)) }
            if case .one = other {} else { form.reject("other", Self.problem(sent.1, candidates.other)) }
            return try await apart(
                context, form: FormView(form), candidates: candidates, status: .unprocessableContent)
        }
        guard let pair = Pair(first.membership, second.membership) else {
            form.reject("other", "seating.form.other")
            return try await apart(context, form: FormView(form), status: .unprocessableContent)
        }
        let isListed = try await house.database.write { db in
            try ApartPairs.add(pair, by: viewer, at: visit.now, in: db)
        }
        guard isListed else {
            form.reject("other", "seating.apart.elsewhere")
            return try await apart(context, form: FormView(form), status: .unprocessableContent)
        }
        return .redirect(to: Routes.apart().query("done", SeatingDone.apart.rawValue))
    }

    /// Why a name that was typed means nobody.
    static func problem(_ sent: MemberPick.Sent, _ candidates: [Party]) -> String {
        guard candidates.isEmpty else { return "referrals.form.several-members" }
        return sent.text.isEmpty ? FormProblem.Key.required : "referrals.form.unknown-member"
    }

    func letTogether(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (_, viewer) = try seen(context)
        var form = FormReader(try await FormBody.read(request))
        guard let one = form.parameter("first", as: ID<Membership>.self, required: true),
            let other = form.parameter("second", as: ID<Membership>.self, required: true),
            let pair = Pair(one, other)
        else { throw Refusal.malformed }
        try await house.database.write { db in try ApartPairs.remove(pair, by: viewer, in: db) }
        return .redirect(to: Routes.apart().query("done", SeatingDone.together.rawValue))
    }
}
