import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// A ring followed by one of its members.
struct RingController: Sendable {
    let house: House

    enum Routes {
        static let ring = Route1<ID<Ring>>(.get, "rings", .parameter)
        static let accept = Route1<ID<Ring>>(.post, "rings", .parameter, "acceptance")
        static let refuse = Route1<ID<Ring>>(.post, "rings", .parameter, "refusal")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.ring, access: .member) { try await ring($1, $2) }
        router.on(Routes.accept, access: .member) { try await accept($1, $2) }
        router.on(Routes.refuse, access: .member) { try await refuse($1, $2) }
    }

    private func known(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        return (visit, viewer)
    }

    private func ring(_ context: ClubContext, _ id: ID<Ring>) async throws -> Response {
        let (visit, viewer) = try known(context)
        let ring = try await house.database.glance { db in try RingRepository.see(id, viewer: viewer, in: db) }
        guard let ring else { throw Refusal.notFound }
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("rings.title"), place: .exchanges)
        return .page(shell.page(RingPage(ring: ring).html(screen), screen))
    }

    private func accept(_ context: ClubContext, _ id: ID<Ring>) async throws -> Response {
        let (visit, viewer) = try known(context)
        let (zone, keys, notices) = (house.zone, house.ids, house.notices)
        let told = try await house.database.write { db -> [ID<Membership>] in
            let outcome = try RingRepository.accept(
                id, person: viewer.person, keys: keys, at: visit.now, zone, in: db)
            try Self.settle(outcome)
            return outcome == .stands ? try Rings.tellStanding(id, notices, at: visit.now, in: db) : []
        }
        for seat in told { await house.news.send("notices", to: seat) }
        return .redirect(to: Routes.ring(id))
    }

    private func refuse(_ context: ClubContext, _ id: ID<Ring>) async throws -> Response {
        let (visit, viewer) = try known(context)
        try await house.database.write { db in
            try Self.settle(try RingRepository.refuse(id, person: viewer.person, at: visit.now, in: db))
        }
        return .redirect(to: MatchController.Routes.all().query("done", MatchDone.refused.rawValue))
    }

    private static func settle(_ outcome: RingRepository.AnswerOutcome) throws {
        switch outcome {
        case .noted, .stands, .alreadyDone: return
        case .outrun: throw Refusal.conflict("rings.conflict")
        case .notFound: throw Refusal.notFound
        }
    }
}
