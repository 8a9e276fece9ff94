import HTTPTypes
import Hummingbird
import Jobs
import Localization
import Persistence
import Web

/// Candidates before the bureau of their branch and of the club: read, welcomed, or answered with a reason.
struct CandidateController: Sendable {
    let house: House

    enum Routes {
        static let all = Route0(.get, "branch/candidates")
        static let accept = Route1<ID<Membership>>(.post, "branch/candidates", .parameter, "admission")
        static let ask = Route1<ID<Membership>>(.get, "branch/candidates", .parameter, "refusal")
        static let refuse = Route1<ID<Membership>>(.post, "branch/candidates", .parameter, "refusal")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.all, access: .officer) { try await all($0, $1) }
        router.on(Routes.accept, access: .officer) { _, context, id in try await accept(id, context) }
        router.on(Routes.ask, access: .officer) { _, context, id in try await ask(id, context) }
        router.on(Routes.refuse, access: .officer) { try await refuse($0, $1, $2) }
    }

    private func seen(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.signInFirst }
        return (visit, viewer)
    }

    private func all(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let files = try await house.database.read { db in try CandidateFiles.waiting(viewer, in: db) }
        let done = request.queryFields["done"].flatMap { ["accepted", "refused"].contains($0) ? $0 : nil }
        return .page(CandidatesPage(files: files, done: done).html(Screen(visit, house)))
    }

    private func accept(_ id: ID<Membership>, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let letter = InvitationMail(
            club: visit.club?.name ?? "", address: house.absolute(SignInController.Routes.ask()), day: visit.today,
            catalog: house.catalog)
        let outbox = house.outbox
        try await house.database.write { db in
            let outcome = try CandidateFiles.accept(id, by: viewer, today: visit.today, at: visit.now, in: db)
            guard try Self.settle(outcome) else { return }
            for guest in try InvitationRepository.guests(.one(id), now: visit.now, viewer: viewer, in: db) {
                guard let mail = letter.mail(to: guest) else { continue }
                try outbox.enqueue(mail, in: db)
                try InvitationRepository.mark([guest.membership], now: visit.now, in: db)
            }
        }
        return .redirect(to: Routes.all().query("done", "accepted"))
    }

    private func ask(_ id: ID<Membership>, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let file = try await house.database.glance { db in
            try CandidateFiles.waiting(viewer, only: id, in: db).first
        }
        guard let file else { throw Refusal.notFound }
        return .page(CandidateRefusalPage(file: file).html(Screen(visit, house)))
    }

    private func refuse(_ request: Request, _ context: ClubContext, _ id: ID<Membership>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        var form = FormReader(try await FormBody.read(request))
        let words = form.text(CandidateRefusalPage.field, max: 500, required: true, kind: .paragraph)
        let (reader, notices, outbox) = (form, house.notices, house.outbox)
        let mail = DecisionMail(kind: .candidate, catalog: house.catalog)
        let wrong = try await house.database.write { db -> CandidateRefusalPage? in
            if !reader.isValid {
                let file = try CandidateFiles.waiting(viewer, only: id, in: db).first
                guard let file else { throw Refusal.notFound }
                return CandidateRefusalPage(file: file, form: FormView(reader))
            }
            guard try Self.settle(try CandidateFiles.hold(id, by: viewer, at: visit.now, in: db)) else { return nil }
            let decision = Departure.Decision(author: .bureau(viewer.person), words: words, day: visit.today)
            try Departure.end(id, decision, notices, at: visit.now, in: db)
            try mail.send(decision, of: id, outbox, in: db)
            return nil
        }
        if let wrong { return .page(wrong.html(Screen(visit, house)), status: .unprocessableContent) }
        return .redirect(to: Routes.all().query("done", "refused"))
    }

    /// Whether something was changed.
    private static func settle(_ outcome: CandidateFiles.Outcome) throws -> Bool {
        switch outcome {
        case .done: return true
        case .alreadyDone: return false
        case .outrun: throw Refusal.conflict("candidates.conflict")
        case .notFound: throw Refusal.notFound
        }
    }
}
