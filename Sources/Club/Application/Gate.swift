import Hummingbird
import Logging
import Web

/// Decides whether a visit has the right a route asks for. A private thing that is not yours does not exist.
enum Gate {
    static func authorize(_ access: Access, _ request: Request, _ context: ClubContext) throws {
        if access == .probe { return }
        guard let visit = context.visit else { throw Refusal.notFound }
        switch access {
        case .probe, .anyone:
            return
        case .founder:
            guard visit.club == nil else { throw Refusal.notFound }
        case .demo:
            guard visit.club?.isDemo == true else { throw Refusal.notFound }
        case .person, .member, .insider, .officer, .club:
            guard visit.club != nil else { throw Refusal.foundFirst }
            guard let viewer = visit.viewer else { throw Refusal.signInFirst }
            guard access.admits(viewer) else {
                // The answer looks like that of a page that does not exist; the log tells them apart.
                context.logger.info("Not admitted", metadata: ["access": "\(access)"])
                throw Refusal.notFound
            }
        }
    }
}
