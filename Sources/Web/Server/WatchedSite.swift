import HTTPTypes
public import Hummingbird
import Logging
public import Telemetry

/// Stands around the whole site: gives each request its number, counts it, and writes one line about its answer.
///
/// The line and the counts hold method, route template, status and time: no address, no name, no query.
public struct WatchedSite<Inner: HTTPResponder>: HTTPResponder where Inner.Context: RequestContext {
    /// The context of the site.
    public typealias Context = Inner.Context

    private let inner: Inner
    private let requests: RequestCounts
    private let quiet: Set<String>
    private let isTrusted: @Sendable (Context) -> Bool
    private let now: @Sendable () -> Duration

    /// - Parameters:
    ///   - requests: where the answers are counted.
    ///   - quiet: routes whose answers are logged at `debug` only, as files are: a page brings several of them, and
    ///     watchers ask every few seconds.
    ///   - isTrusted: whether the other end of the connection is a proxy whose `X-Request-Id` is taken over.
    ///   - now: time since any fixed moment, as ``MonotonicTime`` gives.
    public init(
        _ inner: Inner,
        requests: RequestCounts,
        quiet: Set<String> = [],
        isTrusted: @escaping @Sendable (Context) -> Bool = { _ in false },
        now: @escaping @Sendable () -> Duration
    ) {
        self.inner = inner
        self.requests = requests
        self.quiet = quiet
        self.isTrusted = isTrusted
        self.now = now
    }

    /// Answers as the site does, with `X-Request-Id`.
    public func respond(to request: Request, context: Context) async throws -> Response {
        let start = now()
        requests.inFlight.rise()
        defer { requests.inFlight.fall() }
        let number = (isTrusted(context) ? RequestNumber.given(in: request.headers) : nil) ?? context.id
        var context = context
        context.logger[metadataKey: LogField.request] = .string(number)
        do {
            var response = try await inner.respond(to: request, context: context)
            note(request, context, response.status, since: start)
            response.headers[HeaderName.requestID] = number
            return response
        } catch {
            note(request, context, (error as? any HTTPResponseError)?.status ?? .internalServerError, since: start)
            throw error
        }
    }

    private func note(_ request: Request, _ context: Context, _ status: HTTPResponse.Status, since start: Duration) {
        let spent = now() - start
        let route = context.endpointPath
        let isFile = route == nil && status.code < 400 && request.uri.path.hasPrefix(Assets.folder)
        requests.note(
            route: route, isFile: isFile, method: request.method.rawValue, status: status.code, duration: spent)
        context.logger.log(
            level: isFile || route.map(quiet.contains) == true ? .debug : .info,
            "Answered",
            metadata: [
                "method": "\(request.method.rawValue)",
                "route": .string(route ?? (isFile ? RequestCounts.files : RequestCounts.unmatched)),
                "status": .stringConvertible(status.code),
                "us": .stringConvertible(Int(spent / .microseconds(1))),
            ]
        )
    }
}
