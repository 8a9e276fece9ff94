import HTTPTypes
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
    }
}
