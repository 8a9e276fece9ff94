import HTTPTypes
public import Hummingbird
import NIOCore

extension Response {
    /// A stream of events: each is sent as it comes, with a comment line in between so that proxies and the write
    /// deadline notice a listener who has gone. Ends with the events, or when the server stops.
    ///
    /// - Parameter heartbeat: the longest silence.
    public static func events<Events: AsyncSequence & Sendable>(
        _ events: Events,
        heartbeat: Duration = .seconds(20)
    ) -> Response where Events.Element == ServerEvent {
        var headers = HTTPFields()
        headers[.contentType] = "text/event-stream; charset=utf-8"
        headers[.cacheControl] = Caching.noStore.headerValue
        headers[HeaderName.accelBuffering] = "no"
        let body = ResponseBody { writer in
            try await writer.write(ByteBuffer(string: ": open\n\n"))
            let buffers = merged(events, heartbeat: heartbeat)
            for await buffer in buffers {
                try await writer.write(buffer)
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    private static func merged<Events: AsyncSequence & Sendable>(
        _ events: Events,
        heartbeat: Duration
    ) -> AsyncStream<ByteBuffer> where Events.Element == ServerEvent {
        let (stream, continuation) = AsyncStream.makeStream(of: ByteBuffer.self, bufferingPolicy: .bufferingNewest(32))
        let beat = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: heartbeat)
                continuation.yield(ByteBuffer(string: ": beat\n\n"))
            }
        }
        let source = Task {
            defer { continuation.finish() }
            for try await event in events {
                continuation.yield(event.encoded)
            }
        }
        continuation.onTermination = { _ in
            beat.cancel()
            source.cancel()
        }
        return stream
    }
}
