import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// Who was there, put right by the bureau; and what one takes part in.
struct AttendanceController: Sendable {
    let house: House

    enum Routes {
        static let all = Route1<ID<Meeting>>(.get, "meetings", .parameter, "attendance")
        static let change = Route1<ID<Meeting>>(.post, "meetings", .parameter, "attendance")
        static let ask = Route1<ID<Meeting>>(.post, "meetings", .parameter, "attendance/corrections")
        static let decide = Route1<ID<Meeting>>(.post, "meetings", .parameter, "attendance/decisions")
        static let participation = Route0(.get, "participation")
    }

    enum Field {
        static let key = "key"
        static let wanted = "wanted"
        static let words = "words"
        static let correction = "correction"
        static let answer = "answer"
        static func state(_ seat: ID<Membership>) -> String { "state-\(seat)" }
        static func before(_ seat: ID<Membership>) -> String { "before-\(seat)" }
    }

    /// What the bureau says to a correction.
    enum Answer: String, CaseIterable, Sendable {
        case agree, decline
    }

    func register(on router: ClubRouter) {
        router.on(Routes.all, access: .officer) { try await show($0, $1, $2) }
        router.on(Routes.change, access: .officer) { try await change($0, $1, $2) }
        router.on(Routes.ask, access: .member) { try await ask($0, $1, $2) }
        router.on(Routes.decide, access: .officer) { try await decide($0, $1, $2) }
        router.on(Routes.participation, access: .insider) { _, context in try await participation(context) }
    }

    private func seen(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        return (visit, viewer)
    }

    /// The meeting, when the viewer's bureau held it.
    private static func managed(
        _ id: ID<Meeting>, _ viewer: Viewer, in db: any Connection
    ) throws -> ShownMeeting {
        guard let meeting = try MeetingRepository.find(id, for: viewer, in: db), meeting.isManaged else {
            throw Refusal.notFound
        }
        return meeting
    }

    private func show(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let page = try await house.database.read { db in
            AttendancePage(
                meeting: try Self.managed(id, viewer, in: db), lines: try AttendanceRepository.all(of: id, in: db),
                done: request.queryFields["done"].flatMap(AttendanceDone.init(rawValue:)))
        }
        let screen = Screen(visit, house)
        return .page(Shell(title: screen.t("attendance.title"), place: .meetings).page(page.html(screen), screen))
    }

    private func change(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let body = try await FormBody.read(request)
        try await house.database.write { db in
            _ = try Self.managed(id, viewer, in: db)
            let lines = try AttendanceRepository.all(of: id, in: db)
            let changes = lines.compactMap {
                line -> (seat: ID<Membership>, from: Attendance.State, to: Attendance.State)? in
                let seat = line.party.membership
                guard let from = body.fields[Field.before(seat)].flatMap(Attendance.State.init(rawValue:)),
                    let to = body.fields[Field.state(seat)].flatMap(Attendance.State.init(rawValue:)), from != to
                else { return nil }
                return (seat, from, to)
            }
            let outrun = try AttendanceRepository.change(changes, of: id, by: viewer, at: visit.now, in: db)
            // All of them or none.
            guard outrun == 0 else { throw Refusal.conflict("attendance.conflict.changed") }
        }
        return done(.changed, id)
    }

    private func ask(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        guard let seat = viewer.activeSeat?.membership else { throw Refusal.notFound }
        var form = FormReader(try await FormBody.read(request))
        let wanted = form.choice(Field.wanted, as: Attendance.State.self, required: true)
        let words = form.text(Field.words, max: 400, kind: .paragraph)
        let key = form.parameter(Field.key, as: ID<AttendanceRepository.Correction>.self, required: true)
        guard let wanted, let key, form.isValid else {
            return try await MeetingController(house: house).show(
                id, context, form: FormView(form), status: .unprocessableContent)
        }
        let notices = house.notices
        try await house.database.write { db in
            guard try MeetingRepository.find(id, for: viewer, in: db) != nil else { throw Refusal.notFound }
            let outcome = try AttendanceRepository.ask(wanted, words, key, of: id, seat, at: visit.now, in: db)
            try outcome.settle()
            guard outcome == .done else { return }
            try AttendanceTelling(notices: notices).asked(key, id, by: viewer.person, at: visit.now, in: db)
        }
        return .redirect(
            to: MeetingController.Routes.meeting(id).query("done", MeetingDone.asked.rawValue))
    }

    private func decide(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        var form = FormReader(try await FormBody.read(request))
        let correction = form.parameter(
            Field.correction, as: ID<AttendanceRepository.Correction>.self, required: true)
        guard let correction, let answer = form.choice(Field.answer, as: Answer.self, required: true) else {
            throw Refusal.malformed
        }
        let notices = house.notices
        try await house.database.write { db in
            _ = try Self.managed(id, viewer, in: db)
            let (outcome, seat) = try AttendanceRepository.decide(
                correction, isAgreed: answer == .agree, of: id, by: viewer, at: visit.now, in: db)
            try outcome.settle()
            guard let seat else { return }
            try AttendanceTelling(notices: notices).decided(
                answer, correction, id, to: seat, by: viewer.person, at: visit.now, in: db)
        }
        return done(.decided, id)
    }

    private func participation(_ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let since = house.zone.start(of: visit.today.startOfMonth.adding(months: -11))
        let zone = house.zone
        let page = try await house.database.read { db in
            ParticipationPage(
                participation: try Participation.of(viewer.person, since: since, zone, today: visit.today, in: db))
        }
        let screen = Screen(visit, house)
        return .page(Shell(title: screen.t("participation.title"), place: .meetings).page(page.html(screen), screen))
    }

    private func done(_ done: AttendanceDone, _ id: ID<Meeting>) -> Response {
        .redirect(to: Routes.all(id).query("done", done.rawValue))
    }
}

/// What was just done, said above the page one is sent back to.
enum AttendanceDone: String, CaseIterable, Sendable {
    case changed, decided

    var key: String { "attendance.done." + rawValue }
}
