public import Hummingbird
public import HummingbirdCore
public import Logging
public import NIOCore
public import ServiceLifecycle
public import Telemetry

/// Builds the application that listens: deadlines, a connection cap and limits are always on.
///
/// Stopping gracefully is the lifecycle's: run it in a `ServiceGroup`, or with `runService()`.
public enum WebServer {
    /// Makes an application around a responder.
    ///
    /// - Parameters:
    ///   - address: where to listen; port 0 takes a free one, told to `onRunning`.
    ///   - connections: counts those open.
    ///   - services: what runs beside the server and stops with it.
    public static func application<Responder: HTTPResponder>(
        responder: Responder,
        address: BindAddress,
        limits: ServerLimits = ServerLimits(),
        connections: Level = Level(),
        services: [any Service] = [],
        logger: Logger,
        onRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
    ) -> Application<Responder> where Responder.Context: InitializableFromSource<ApplicationRequestContextSource> {
        let channel = HTTP1Channel.Configuration(
            additionalChannelHandlers: [ConnectionDeadlines(limits: limits, connections: connections)],
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: limits.headerBytes,
                maxHeaderListSize: limits.headerBytes,
                maxHeaderFieldCount: limits.headerCount
            )
        )
        return Application(
            responder: responder,
            server: HTTPServerBuilder { responder in
                OnItsLoop(HTTP1Channel(responder: responder, configuration: channel))
            },
            configuration: ApplicationConfiguration(
                address: address,
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections, logger: logger)
            ),
            services: services,
            onServerRunning: onRunning,
            logger: logger
        )
    }
}
