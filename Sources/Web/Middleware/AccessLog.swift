import HTTPTypes
public import Hummingbird
import Logging

/// Logs method, route template, status and milliseconds: no address, no name, no query. Gives each answer its
/// `X-Request-Id`, which is in every log line of the request too.
public struct AccessLog<Context: RequestContext>: RouterMiddleware {
    private let now: @Sendable () -> Duration

    /// - Parameter now: time since any fixed moment, as ``MonotonicTime`` gives.
    public init(now: @escaping @Sendable () -> Duration) {
        self.now = now
    }

    /// Measures and logs.
    public func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = now()
        do {
            var response = try await next(request, context)
            log(request, context, response.status.code, since: start)
            response.headers[HeaderName.requestID] = context.id
            return response
        } catch {
            log(request, context, (error as? any HTTPResponseError)?.status.code ?? 500, since: start)
            throw error
        }
    }

    private func log(_ request: Request, _ context: Context, _ status: Int, since start: Duration) {
        let spent = (now() - start) / .milliseconds(1)
        context.logger.info(
            "Answered",
            metadata: [
                "method": "\(request.method.rawValue)",
                "route": "\(context.endpointPath ?? "NotFound")",
                "status": "\(status)",
                "ms": "\(Int(spent))",
            ]
        )
    }
}

/// Time that only goes forward.
public enum MonotonicTime {
    /// Time since this call.
    public static func sinceNow() -> @Sendable () -> Duration {
        let clock = ContinuousClock()
        let start = clock.now
        return { clock.now - start }
    }
}
