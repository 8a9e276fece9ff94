import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

extension IntroductionController {
    func accept(_ request: Request, _ context: ClubContext, _ id: ID<Introduction>) async throws -> Response {
        let (visit, person) = try known(context)
        let form = TimesForm(try await FormBody.read(request), now: visit.now, house.zone)
        // The times may be left out altogether; half of them were meant and are asked again.
        let isBare = TimesForm.Field.times.allSatisfy { (form.reader.body.fields[$0] ?? "").isEmpty }
        guard isBare || form.times != nil else { return try await correct(form, id, context) }
        let telling = IntroductionTelling(notices: house.notices, now: visit.now)
        let zone = house.zone
        let (outcome, told) = try await house.database.write {
            db -> (IntroductionRepository.AnswerOutcome, [ID<Membership>]) in
            let own = try Self.own(id, person, visit, in: db)
            let outcome = try IntroductionRepository.accept(id, by: own, form.times, at: visit.now, zone, in: db)
            try outcome.settle()
            return (outcome, outcome == .made ? try telling.made(id, in: db) : [])
        }
        await announce(to: told)
        return done(outcome == .made ? .made : .accepted, id)
    }

    func decline(_ context: ClubContext, _ id: ID<Introduction>) async throws -> Response {
        let (visit, person) = try known(context)
        try await house.database.write { db in
            let own = try Self.own(id, person, visit, in: db)
            try IntroductionRepository.decline(id, by: own, at: visit.now, in: db).settle()
        }
        return done(.declined, id)
    }

    func take(_ request: Request, _ context: ClubContext, _ id: ID<Introduction>) async throws -> Response {
        let (visit, person) = try known(context)
        let fields = try await FormBody.read(request).fields
        guard let round = fields[TimesForm.Field.round].flatMap({ Int($0) }),
            let position = fields["position"].flatMap({ Int($0) }), (1...MeetingTimes.count).contains(position)
        else { throw Refusal.malformed }
        try await meet("taken", id, person, visit, round: round) { own, db in
            try IntroductionRepository.take(position, of: round, id, by: own, at: visit.now, in: db)
        }
        return done(.taken, id)
    }

    func propose(_ request: Request, _ context: ClubContext, _ id: ID<Introduction>) async throws -> Response {
        let (visit, person) = try known(context)
        let form = TimesForm(try await FormBody.read(request), now: visit.now, house.zone)
        guard let round = form.round else { throw Refusal.malformed }
        guard let times = form.times else { return try await correct(form, id, context) }
        let zone = house.zone
        try await meet("times", id, person, visit, round: round + 1) { own, db in
            try IntroductionRepository.propose(times, insteadOf: round, id, by: own, zone, in: db)
        }
        return done(.proposed, id)
    }

    /// One write about the one-to-one and its notice to the side across.
    private func meet(
        _ key: String, _ id: ID<Introduction>, _ person: ID<Person>, _ visit: Visit, round: Int,
        _ write: @escaping @Sendable (ID<Membership>, any Connection) throws -> IntroductionRepository.AnswerOutcome
    ) async throws {
        let telling = IntroductionTelling(notices: house.notices, now: visit.now)
        let across = try await house.database.write { db -> ID<Membership>? in
            let own = try Self.own(id, person, visit, in: db)
            let outcome = try write(own, db)
            try outcome.settle()
            guard outcome == .noted else { return nil }
            return try telling.met(key, id, by: own, round: round, in: db)
        }
        await announce(to: across.map { [$0] } ?? [])
    }

    /// The seat by which the person is one of the two; for all others the introduction does not exist.
    private static func own(
        _ id: ID<Introduction>, _ person: ID<Person>, _ visit: Visit, in db: any Connection
    ) throws -> ID<Membership> {
        let seen = try IntroductionRepository.see(id, person: person, at: visit.now, in: db)
        guard let own = seen?.own else { throw Refusal.notFound }
        return own
    }

    private func correct(
        _ form: TimesForm, _ id: ID<Introduction>, _ context: ClubContext
    ) async throws -> Response {
        let (visit, person) = try known(context)
        let seen = try await house.database.glance { db in
            try IntroductionRepository.see(id, person: person, at: visit.now, in: db)
        }
        guard let seen, seen.isSide else { throw Refusal.notFound }
        let shown = IntroductionPage(seen: seen, form: FormView(form.reader))
        return page(shown.html, "introductions.one", visit, status: .unprocessableContent)
    }

    private func done(_ done: IntroductionDone, _ id: ID<Introduction>) -> Response {
        .redirect(to: Routes.introduction(id).query("done", done.rawValue))
    }
}
