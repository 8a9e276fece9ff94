import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

@testable import Web

/// Runs a server on a free port of loopback for the time of a test.
func withServer<Result: Sendable>(
    limits: ServerLimits,
    routes: (SiteRouter<BasicRequestContext, Int>) -> Void,
    _ test: @escaping @Sendable (Int) async throws -> Result
) async throws -> Result {
    let router = SiteRouter(context: BasicRequestContext.self, access: Int.self) { _, _, _ in }
    routes(router)
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let application = WebServer.application(
        responder: router.buildResponder(),
        address: .hostname("127.0.0.1", port: 0),
        limits: limits,
        logger: logger
    ) { channel in
        continuation.yield(channel.localAddress?.port ?? 0)
    }
    let group = ServiceGroup(configuration: .init(services: [application], logger: logger))
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        var iterator = ports.makeAsyncIterator()
        let port = await iterator.next() ?? 0
        let result = try await test(port)
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
        return result
    }
}
