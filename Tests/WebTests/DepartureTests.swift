import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
import Testing

@testable import Web

@Suite(.timeLimit(.minutes(1))) struct DepartureTests {
    private static let request = "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n"

    /// Serves `/slow`, which answers 8 MiB once let go, and stops the server when the test says so.
    private static func run(
        _ test:
            @escaping @Sendable (
                _ port: Int, _ gate: AsyncStream<Void>.Continuation, _ entered: AsyncStream<Void>,
                _ stop: @escaping @Sendable () async -> Void
            ) async throws -> Void
    ) async throws {
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        let (entered, enter) = AsyncStream.makeStream(of: Void.self)
        let router = SiteRouter(context: BasicRequestContext.self, access: Int.self) { _, _, _ in }
        router.on(Route0(.get, "slow"), access: 0) { _, _ in
            enter.yield()
            for await _ in gate { break }
            return .content([UInt8](repeating: 65, count: 8 << 20), type: "text/plain")
        }
        let (ports, bound) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let application = WebServer.application(
            responder: router.buildResponder(), address: .hostname("127.0.0.1", port: 0), logger: logger
        ) { bound.yield($0.localAddress?.port ?? 0) }
        let group = ServiceGroup(configuration: .init(services: [application], logger: logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            var iterator = ports.makeAsyncIterator()
            try await test(await iterator.next() ?? 0, open, entered) { await group.triggerGracefulShutdown() }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    @Test func `A request in progress is answered whole and told that the connection ends`() async throws {
        try await Self.run { port, gate, entered, stop in
            let client = try await RawClient.connect(port: port, autoRead: false)
            try await client.send(Self.request)
            for await _ in entered { break }

            await stop()
            // The listener closes first; once it refuses, every connection has been told.
            while let other = try? await RawClient.connect(port: port) {
                other.close()
                try await Task.sleep(for: .milliseconds(5))
            }
            gate.yield()
            // A slow reader: nothing is read until the server has long written what the system takes.
            try await Task.sleep(for: .milliseconds(200))
            try await client.channel.setOption(.autoRead, value: true).get()
            try await client.closed()

            let text = client.text
            let head = text.prefix(2000).split(separator: "\r\n\r\n").first ?? ""
            #expect(head.lowercased().contains("connection: close"))
            #expect(text.utf8.count == head.utf8.count + 4 + (8 << 20))
        }
    }

    @Test func `A connection at rest may still send its next request, then it is let go`() async throws {
        try await Self.run { port, gate, _, stop in
            let client = try await RawClient.connect(port: port)
            gate.yield()
            try await client.send(Self.request)
            while client.text.utf8.count < 8 << 20 { try await Task.sleep(for: .milliseconds(5)) }
            let before = client.text.utf8.count

            await stop()
            gate.yield()
            try? await client.send(Self.request)
            try await client.closed()

            let more = client.text.utf8.count - before
            #expect(more == 0 || more > 8 << 20)
        }
    }
}
