import HTTPTypes
public import Hummingbird
import HummingbirdCore
public import Logging
public import NIOCore
public import ServiceLifecycle
public import Telemetry

/// What is served to watchers on a loopback port of its own: `/metrics`, `/livez` and `/readyz`.
public struct WatchPoint: HTTPResponder {
    /// Nothing of the club's is needed.
    public typealias Context = BasicRequestContext

    private let readiness: Readiness
    private let figures: @Sendable () async -> Exposition

    /// - Parameter figures: gathers all figures anew.
    public init(readiness: Readiness, figures: @escaping @Sendable () async -> Exposition) {
        self.readiness = readiness
        self.figures = figures
    }

    /// Answers one of the three.
    public func respond(to request: Request, context: Context) async throws -> Response {
        guard request.method == .get || request.method == .head else { return .text("", status: .methodNotAllowed) }
        let response: Response
        switch request.uri.path {
        case "/metrics":
            response = .content(Array(await figures().text.utf8), type: Exposition.contentType)
        case "/livez":
            response = .alive()
        case "/readyz":
            response = .readiness(await readiness.state())
        default:
            response = .text("/metrics, /livez and /readyz are here.\n", status: .notFound)
        }
        return request.method == .head ? response.createHeadResponse() : response
    }
}

extension WebServer {
    /// The watchers' own server. It listens on 127.0.0.1 and nowhere else: figures are not for the world.
    public static func watchPoint(
        _ point: WatchPoint,
        port: Int,
        logger: Logger,
        onRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
    ) -> any Service {
        application(
            responder: point, address: .hostname("127.0.0.1", port: port), limits: ServerLimits(connections: 50),
            logger: logger, onRunning: onRunning)
    }
}

extension Response {
    /// The process answers; nothing else is looked at.
    public static func alive() -> Response { .text("alive\n") }

    /// 200, or 503 with the reason in one line.
    public static func readiness(_ state: Readiness.State) -> Response {
        switch state {
        case .ready: .text("ready\n")
        case .notReady(let reason): .text("\(reason)\n", status: .serviceUnavailable)
        }
    }
}
