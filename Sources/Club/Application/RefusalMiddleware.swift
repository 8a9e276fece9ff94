import Hummingbird
import Web

/// Turns the refusals that lead somewhere else into that way: signing in, founding the club.
struct RefusalMiddleware: RouterMiddleware {
    typealias Context = ClubContext

    func handle(
        _ request: Request,
        context: ClubContext,
        next: (Request, ClubContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch Refusal.signInFirst {
            let back = request.method == .get ? context.visit?.here?.description : nil
            return .redirect(to: SignInController.Routes.ask().query("next", back))
        } catch Refusal.foundFirst {
            return .redirect(to: FoundingController.Routes.welcome())
        } catch Refusal.tooMany(let seconds) {
            throw HTTPError(.tooManyRequests, headers: [.retryAfter: String(seconds)])
        }
    }
}
