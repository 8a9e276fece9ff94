import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

extension OneToOneController {
    /// The words beside a refusal.
    static let wordsField = "words"

    func take(_ request: Request, _ context: ClubContext, _ id: ID<OneToOne>) async throws -> Response {
        let fields = try await FormBody.read(request).fields
        guard let round = fields[TimesForm.Field.round].flatMap({ Int($0) }),
            let position = fields["position"].flatMap({ Int($0) }), (1...MeetingTimes.count).contains(position)
        else { throw Refusal.malformed }
        let now = try known(context).visit.now
        try await act("taken", String(round), id, context) { seen, db in
            try OneToOneRepository.take(position, of: round, id, by: seen.own, at: now, in: db)
        }
        return done(.taken, id)
    }

    func proposeAnew(_ request: Request, _ context: ClubContext, _ id: ID<OneToOne>) async throws -> Response {
        let (visit, viewer) = try known(context)
        let form = OneToOneForm(try await FormBody.read(request), isNew: false, now: visit.now, house.zone)
        guard let round = form.round else { throw Refusal.malformed }
        guard form.reader.isValid, let times = form.times else {
            let seen = try await see(id, viewer.person, visit)
            let shown = OneToOnePage(seen: seen, timesForm: FormView(form.reader))
            return page(shown.html, "oneToOnes.one", visit, status: .unprocessableContent)
        }
        let zone = house.zone
        try await act("times", String(round + 1), id, context) { seen, db in
            try OneToOneRepository.propose(times, form.place, insteadOf: round, seen, at: visit.now, zone, in: db)
        }
        return done(.times, id)
    }

    func move(_ request: Request, _ context: ClubContext, _ id: ID<OneToOne>) async throws -> Response {
        let (visit, viewer) = try known(context)
        var reader = FormReader(try await FormBody.read(request))
        let read = OneToOneForm.place(&reader)
        guard reader.isValid, let place = read else {
            let seen = try await see(id, viewer.person, visit)
            let shown = OneToOnePage(seen: seen, placeForm: FormView(reader))
            return page(shown.html, "oneToOnes.one", visit, status: .unprocessableContent)
        }
        try await act("place", nil, id, context) { seen, db in
            try OneToOneRepository.move(to: place, seen, at: visit.now, in: db)
        }
        return done(.place, id)
    }

    func decline(_ request: Request, _ context: ClubContext, _ id: ID<OneToOne>) async throws -> Response {
        let now = try known(context).visit.now
        return try await end(request, context, id, .declined) { seen, words, db in
            try OneToOneRepository.decline(id, by: seen.own, words, at: now, in: db)
        }
    }

    func callOff(_ request: Request, _ context: ClubContext, _ id: ID<OneToOne>) async throws -> Response {
        let now = try known(context).visit.now
        return try await end(request, context, id, .off) { seen, words, db in
            try OneToOneRepository.callOff(id, by: seen.own, words, at: now, in: db)
        }
    }

    /// Ends it with a sentence for the other, or without.
    private func end(
        _ request: Request, _ context: ClubContext, _ id: ID<OneToOne>, _ end: OneToOneDone,
        _ write: @escaping @Sendable (SeenOneToOne, String, any Connection) throws -> OneToOneRepository.AnswerOutcome
    ) async throws -> Response {
        let (visit, viewer) = try known(context)
        var reader = FormReader(try await FormBody.read(request))
        let words = reader.text(Self.wordsField, max: 400, kind: .paragraph)
        guard reader.isValid else {
            let seen = try await see(id, viewer.person, visit)
            let shown = OneToOnePage(seen: seen, endForm: FormView(reader))
            return page(shown.html, "oneToOnes.one", visit, status: .unprocessableContent)
        }
        try await act(end.rawValue, "0", id, context) { seen, db in try write(seen, words, db) }
        return done(end, id)
    }

    /// One write and its notice to the side across.
    ///
    /// - Parameter turn: see `OneToOneTelling`; nil takes the version, for what may happen again and again.
    private func act(
        _ key: String, _ turn: String?, _ id: ID<OneToOne>, _ context: ClubContext,
        _ write: @escaping @Sendable (SeenOneToOne, any Connection) throws -> OneToOneRepository.AnswerOutcome
    ) async throws {
        let (visit, viewer) = try known(context)
        let telling = OneToOneTelling(notices: house.notices, now: visit.now)
        let told = try await house.database.write { db -> ID<Membership>? in
            let seen = try OneToOneRepository.see(id, person: viewer.person, at: visit.now, in: db)
            guard let seen else { throw Refusal.notFound }
            let outcome = try write(seen, db)
            try outcome.settle()
            guard outcome == .noted else { return nil }
            return try telling.tell(key, id, by: seen.own, turn: turn ?? String(seen.version), in: db)
        }
        await announce(to: told)
    }
}
