import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// What is changed from the console, and from the phones.
extension RunController {
    func begin(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        return try await change(request, context, id) { form, db in
            try RunRepository.begin(id, form.key, by: viewer, at: visit.now, in: db)
        }
    }

    func step(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        return try await change(request, context, id) { form, db in
            guard let step = form.value("step").flatMap(MeetingRun.Step.init(rawValue:)) else {
                throw Refusal.malformed
            }
            return try RunRepository.take(step, form.sent(.agenda), id, by: viewer, at: visit.now, in: db)
        }
    }

    func giveFloor(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        return try await change(request, context, id) { form, db in
            guard let act = form.floor else { throw Refusal.malformed }
            return try RunRepository.floor(act, form.sent(.floor), id, by: viewer, at: visit.now, in: db)
        }
    }

    func pitch(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        return try await change(request, context, id) { form, db in
            guard let act = form.pitches else { throw Refusal.malformed }
            return try RunRepository.pitches(act, form.sent(.pitches), id, by: viewer, at: visit.now, in: db)
        }
    }

    /// One change, and the notes that came along with it; these stand whatever becomes of the change.
    private func change(
        _ request: Request, _ context: ClubContext, _ id: ID<Meeting>,
        _ make: @escaping @Sendable (RunForm, any Connection) throws -> Meeting.Outcome
    ) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let form = try RunForm(try await FormBody.read(request))
        let (outcome, told) = try await house.database.write { db -> (Meeting.Outcome, [ID<Membership>]) in
            let outcome = try make(form, db)
            guard outcome != .notFound else { throw Refusal.notFound }
            if var words = form.words {
                words.clash = .both
                _ = try Self.keep(words, id, viewer, at: visit.now, in: db)
            }
            return (outcome, try RunRepository.audience(of: id, onlyRunners: false, in: db))
        }
        if case .outrun(let problem) = outcome {
            return try await console(id, context, problem: problem, status: .conflict)
        }
        await announce(told)
        return .redirect(to: Routes.console(id))
    }

    /// The notes of a part alone: by the form, or by the script, which is answered what stands now.
    func write(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let isScript = request.headers[.accept]?.contains("application/json") == true
        guard let words = try RunForm(try await FormBody.read(request)).words else { throw Refusal.malformed }
        let outcome = try await house.database.write { db in
            try Self.keep(words, id, viewer, at: visit.now, in: db)
        }
        guard let outcome else { throw Refusal.notFound }
        if isScript { return outcome.response }
        if case .behind = outcome { return try await console(id, context, clash: words, status: .conflict) }
        return .redirect(to: Routes.console(id).query("part", String(words.position)).query("done", "kept"))
    }

    /// - Returns: nil when the viewer does not run the meeting, or it has no such part or did not begin.
    private static func keep(
        _ words: MeetingNotes.Words, _ id: ID<Meeting>, _ viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> MeetingNotes.Outcome? {
        guard let run = try RunRepository.find(id, for: viewer, in: db), run.isRunner, run.state != nil,
            run.parts.contains(where: { $0.position == words.position })
        else { return nil }
        return try MeetingNotes.write(words, of: id, by: viewer.person, at: now, in: db)
    }

    func raise(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        var form = FormReader(try await FormBody.read(request))
        guard let key = form.parameter("key", as: ID<FloorTurn>.self) else { throw Refusal.malformed }
        return try await hand(context, id) { db in
            try RunRepository.raise(id, key, by: viewer, at: visit.now, in: db)
        }
    }

    func lower(_ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let viewer = try seen(context).viewer
        return try await hand(context, id) { db in try RunRepository.lower(id, by: viewer, in: db) }
    }

    /// A hand moves nobody's page but those of who gives the floor: sixty hands at once must not call up all pages
    /// sixty times.
    private func hand(
        _ context: ClubContext, _ id: ID<Meeting>,
        _ move: @escaping @Sendable (any Connection) throws -> Meeting.Outcome
    ) async throws -> Response {
        let told = try await house.database.write { db -> [ID<Membership>] in
            let outcome = try move(db)
            try outcome.settle()
            return outcome == .done ? try RunRepository.audience(of: id, onlyRunners: true, in: db) : []
        }
        await announce(told)
        return .redirect(to: Routes.live(id))
    }
}

extension MeetingNotes.Outcome {
    /// What stands now, for the script.
    fileprivate var response: Response {
        var json = JSONText()
        let status: HTTPResponse.Status
        switch self {
        case .kept(let text, let version):
            json.object { json in
                json.member("version", String(version))
                json.member("text", text)
            }
            status = .ok
        case .behind(let note):
            json.object { json in
                json.member("version", String(note.version))
                json.member("text", note.text)
            }
            status = .conflict
        }
        return .content(json.bytes, type: "application/json", status: status)
    }
}
