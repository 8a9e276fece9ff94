import Chronology
import HTTPTypes
import Hummingbird
import Jobs
import Localization
import Persistence
import Web

/// Inviting members to sign in: one, all, or by a link to share.
struct InvitationController: Sendable {
    let house: House

    enum Routes {
        static let invitations = Route0(.get, "invitations")
        static let inviteAll = Route0(.post, "invitations")
        static let invite = Route1<ID<Membership>>(.post, "members", .parameter, "invitation")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.invitations, access: .officer) { request, context in try await list(request, context) }
        router.on(Routes.inviteAll, access: .officer) { _, context in try await inviteAll(context) }
        router.on(Routes.invite, access: .officer) { _, context, membership in
            try await invite(membership, context)
        }
    }

    private func list(_ request: Request, _ context: ClubContext) async throws -> Response {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.signInFirst }
        let query = request.queryFields
        let after = query["after"].flatMap { InvitationRepository.Place(text: $0) }
        let listed = try await house.database.read { db in
            try InvitationRepository.list(after: after, viewer: viewer, in: db)
        }
        let page = InvitationsPage(
            listed: listed,
            canImport: viewer.runsClub,
            address: house.absolute(SignInController.Routes.ask()),
            againBefore: visit.now - InvitationRepository.pause,
            isDone: query["done"] == "1"
        )
        return .page(page.html(Screen(visit, house)))
    }

    private func invite(_ membership: ID<Membership>, _ context: ClubContext) async throws -> Response {
        guard let viewer = context.visit?.viewer else { throw Refusal.signInFirst }
        _ = try await send(.one(membership), viewer, context)
        return done
    }

    private func inviteAll(_ context: ClubContext) async throws -> Response {
        guard let viewer = context.visit?.viewer else { throw Refusal.signInFirst }
        _ = try await send(.neverInvited, viewer, context)
        return done
    }

    private var done: Response { .redirect(to: Routes.invitations().query("done", "1")) }

    /// Writes the invitations and their mails together.
    private func send(
        _ choice: InvitationRepository.Choice, _ viewer: Viewer, _ context: ClubContext
    ) async throws -> Int {
        let now = house.time.now()
        let letter = InvitationMail(
            club: context.visit?.club?.name ?? "", address: house.absolute(SignInController.Routes.ask()),
            day: house.today(), catalog: house.catalog)
        let outbox = house.outbox
        return try await house.database.write { db in
            let guests = try InvitationRepository.guests(choice, now: now, viewer: viewer, in: db)
            if guests.isEmpty, case .one(let membership) = choice {
                // Not the officer's to invite, or invited already: only the first must look like nothing.
                guard try InvitationRepository.isInReach(membership, viewer: viewer, in: db) else {
                    throw Refusal.notFound
                }
                // A tap repeated within the minute is the same tap.
                if try InvitationRepository.wasInvited(membership, since: now - .seconds(60), in: db) { return 0 }
                throw Refusal.conflict("invitation")
            }
            var posted: [ID<Membership>] = []
            for guest in guests {
                guard let mail = letter.mail(to: guest) else { continue }
                // A person with two seats gets one mail.
                try outbox.enqueue(mail, in: db)
                posted.append(guest.membership)
            }
            try InvitationRepository.mark(posted, now: now, in: db)
            return posted.count
        }
    }
}
