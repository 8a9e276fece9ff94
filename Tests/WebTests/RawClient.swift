import NIOCore
import NIOPosix
import Synchronization

/// Speaks bytes over a real socket, as slow or as rude as a test wants.
struct RawClient: Sendable {
    private final class Received: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        let text = Mutex("")

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let piece = String(buffer: unwrapInboundIn(data))
            text.withLock { $0 += piece }
        }
    }

    let channel: any Channel
    private let received: Received

    static func connect(port: Int, autoRead: Bool = true) async throws -> RawClient {
        let received = Received()
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.autoRead, value: autoRead)
            .channelInitializer { $0.pipeline.addHandler(received) }
            .connect(host: "127.0.0.1", port: port).get()
        return RawClient(channel: channel, received: received)
    }

    /// Everything received so far.
    var text: String { received.text.withLock { $0 } }

    func send(_ text: String) async throws {
        try await channel.writeAndFlush(ByteBuffer(string: text)).get()
    }

    /// Waits until the text has come or the other side has closed; the caller's expectation tells which.
    func wait(for text: String) async throws {
        while !self.text.contains(text), channel.isActive {
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Waits until the other side has closed.
    func closed() async throws {
        try await channel.closeFuture.get()
    }

    func close() {
        channel.close(promise: nil)
    }
}
