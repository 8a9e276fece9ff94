import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// Proposals and what one says to them, vouching for those of others, and how many the club allows.
struct MatchController: Sendable {
    let house: House

    enum Routes {
        static let all = Route0(.get, "matches")
        static let answer = Route1<ID<Match>>(.post, "matches", .parameter, "answer")
        static let vouching = Route1<ID<Match>>(.get, "matches", .parameter, "vouch")
        static let vouch = Route1<ID<Match>>(.post, "matches", .parameter, "vouch")
        static let settings = Route0(.get, "club/matches")
        static let saveSettings = Route0(.post, "club/matches")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.all, access: .member) { try await all($0, $1) }
        router.on(Routes.answer, access: .member) { try await answer($0, $1, $2) }
        router.on(Routes.vouching, access: .member) { try await vouching($1, $2) }
        router.on(Routes.vouch, access: .member) { try await vouch($0, $1, $2) }
        router.on(Routes.settings, access: .club) { try await settings($0, $1) }
        router.on(Routes.saveSettings, access: .club) { try await saveSettings($0, $1) }
    }

    private func seated(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer, seat: ID<Membership>) {
        guard let visit = context.visit, let viewer = visit.viewer, let seat = viewer.activeSeat else {
            throw Refusal.notFound
        }
        return (visit, viewer, seat.membership)
    }

    private func all(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer, seat) = try seated(context)
        let done = request.queryFields["done"].flatMap(MatchDone.init(rawValue:))
        let shown = try await house.database.glance { db in
            MatchesPage(
                matches: try MatchRepository.open(viewer, at: visit.now, in: db),
                rings: try RingRepository.open(viewer.person, at: visit.now, in: db),
                vouchable: try MatchRepository.vouchable(seat, at: visit.now, in: db),
                gaps: try MatchRepository.gaps(seat, in: db), done: done)
        }
        return page(shown.html, "matches.title", visit)
    }

    private func answer(_ request: Request, _ context: ClubContext, _ id: ID<Match>) async throws -> Response {
        let (visit, viewer, _) = try seated(context)
        let fields = try await FormBody.read(request).fields
        guard let answer = fields["answer"].flatMap(Match.Answer.init(rawValue:)), answer != .waiting else {
            throw Refusal.malformed
        }
        let telling = IntroductionTelling(notices: house.notices, now: visit.now)
        let (zone, key) = (house.zone, house.ids.next(Introduction.self))
        let (outcome, told) = try await house.database.write {
            db -> (MatchRepository.AnswerOutcome, [ID<Membership>]) in
            let outcome = try MatchRepository.answer(
                id, answer, person: viewer.person, key: key, at: visit.now, zone, in: db)
            guard case .introduced(let introduction) = outcome else { return (outcome, []) }
            return (outcome, try telling.made(introduction, in: db))
        }
        for seat in told { await house.news.send("notices", to: seat) }
        switch outcome {
        case .noted, .alreadyDone:
            return .redirect(to: Routes.all().query("done", MatchDone(answer)?.rawValue))
        case .introduced(let introduction):
            let done = IntroductionDone.made.rawValue
            return .redirect(to: IntroductionController.Routes.introduction(introduction).query("done", done))
        case .outrun: throw Refusal.conflict("matches.conflict")
        case .notFound: throw Refusal.notFound
        }
    }

    private func vouching(_ context: ClubContext, _ id: ID<Match>) async throws -> Response {
        let (visit, _, seat) = try seated(context)
        let pair = try await house.database.glance { db in
            try MatchRepository.vouchable(seat, id, at: visit.now, in: db).first
        }
        guard let pair else { throw Refusal.notFound }
        return page(VouchPage(pair: pair, key: house.ids.next()).html, "matches.vouch.title", visit)
    }

    private func vouch(_ request: Request, _ context: ClubContext, _ id: ID<Match>) async throws -> Response {
        let (visit, viewer, seat) = try seated(context)
        var form = FormReader(try await FormBody.read(request))
        guard let key: ID<Introduction> = ID(pathComponent: form.body.fields["key"] ?? "") else {
            throw Refusal.malformed
        }
        let reason = form.text(IntroducingForm.Field.reason, max: 600, required: true, kind: .paragraph)
        let telling = IntroductionTelling(notices: house.notices, now: visit.now)
        let (reader, zone) = (form, house.zone)
        let introducer = Party(
            membership: seat, person: viewer.person, givenName: viewer.givenName, familyName: viewer.familyName,
            company: "")
        let answer = try await house.database.write { db -> (VouchPage?, [ID<Membership>]) in
            var form = reader
            if let pair = try MatchRepository.vouchable(seat, id, at: visit.now, in: db).first {
                if [pair.first, pair.second].contains(where: { IntroducingForm.names($0, in: reason) }) {
                    form.reject(IntroducingForm.Field.reason, "introductions.form.names")
                }
                guard form.isValid else { return (VouchPage(pair: pair, key: key, form: FormView(form)), []) }
            }
            switch try MatchRepository.vouch(id, reason, by: seat, key: key, at: visit.now, zone, in: db) {
            case .introduced: break
            case .alreadyDone, .noted: return (nil, [])
            case .outrun: throw Refusal.conflict("matches.conflict")
            case .notFound: throw Refusal.notFound
            }
            let asked = try IntroductionRepository.asked(key, in: db)
            for side in asked { try telling.ask(key, side, by: introducer, in: db) }
            return (nil, asked)
        }
        if let shown = answer.0 {
            return page(shown.html, "matches.vouch.title", visit, status: .unprocessableContent)
        }
        for seat in answer.1 { await house.news.send("notices", to: seat) }
        let done = IntroductionDone.introduced.rawValue
        return .redirect(to: IntroductionController.Routes.introduction(key).query("done", done))
    }

    private func settings(_ request: Request, _ context: ClubContext) async throws -> Response {
        guard let visit = context.visit else { throw Refusal.notFound }
        let weekly: Int = try await house.database.glance { db in
            try db.value("SELECT matches_weekly FROM clubs WHERE id = 1") ?? 0
        }
        let form = FormView([MatchSettingsPage.field: String(weekly)])
        let isSaved = request.queryFields["done"] == "saved"
        return page(MatchSettingsPage(form: form, isSaved: isSaved).html, "matches.settings.title", visit, .more)
    }

    private func saveSettings(_ request: Request, _ context: ClubContext) async throws -> Response {
        guard let visit = context.visit else { throw Refusal.notFound }
        var form = FormReader(try await FormBody.read(request))
        let weekly = form.integer(MatchSettingsPage.field, in: 1...Match.mostWeekly, required: true)
        guard let weekly else {
            let shown = MatchSettingsPage(form: FormView(form), isSaved: false)
            return page(shown.html, "matches.settings.title", visit, .more, status: .unprocessableContent)
        }
        try await house.database.write { db in
            try db.execute("UPDATE clubs SET matches_weekly = \(weekly) WHERE id = 1")
        }
        return .redirect(to: Routes.settings().query("done", "saved"))
    }

    private func page(
        _ body: (Screen) -> HTML, _ titleKey: String, _ visit: Visit, _ place: Place = .exchanges,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t(titleKey), place: place)
        return .page(shell.page(body(screen), screen), status: status)
    }
}

/// What was just answered, said above the page; it stands in the address.
enum MatchDone: String, CaseIterable, Sendable {
    case interested, notNow = "not-now", no, accepted, refused

    init?(_ answer: Match.Answer) {
        switch answer {
        case .waiting: return nil
        case .interested: self = .interested
        case .notNow: self = .notNow
        case .no: self = .no
        }
    }

    var key: String { "matches.done." + rawValue }
}
