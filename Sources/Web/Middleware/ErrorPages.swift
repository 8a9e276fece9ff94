public import HTTPTypes
public import Hummingbird
import Logging

/// Turns every error into a page of the application. An error that is not meant for people is logged by its type and
/// shown as 500, never in words.
public struct ErrorPages<Context: RequestContext>: RouterMiddleware {
    /// Makes the page for a status.
    public typealias Render = @Sendable (HTTPResponse.Status, Request, Context) async -> HTML
    /// Recognises the application's own errors; `nil` for an unknown one.
    public typealias Status = @Sendable (any Error) -> HTTPResponse.Status?

    private let status: Status
    private let render: Render

    /// Takes the application's words.
    public init(status: @escaping Status = { _ in nil }, render: @escaping Render) {
        self.status = status
        self.render = render
    }

    /// Catches errors of everything inside.
    public func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as CancellationError {
            throw error
        } catch {
            var headers = HTTPFields()
            let found: HTTPResponse.Status
            if let known = status(error) {
                found = known
            } else if let error = error as? HTTPError {
                found = error.status
                headers = error.headers
            } else if let error = error as? any HTTPResponseError {
                found = error.status
            } else {
                found = .internalServerError
                // Its words may hold what a person typed, so they are for debugging only.
                context.logger.debug("A handler failed", metadata: ["detail": "\(error)"])
                context.logger.error(
                    "A handler failed",
                    metadata: ["error": "\(String(reflecting: type(of: error)))"]
                )
            }
            var response = Response.page(await render(found, request, context), status: found)
            response.headers.append(contentsOf: headers)
            return response
        }
    }
}
