import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization
import Testing

@testable import Web

@Suite(.timeLimit(.minutes(1))) struct ServerTests {
    /// Only what a test is about is short: on a busy machine a second can go by before a client has said its first word.
    private static func patient(_ change: (inout ServerLimits) -> Void) -> ServerLimits {
        var limits = ServerLimits(header: .seconds(50), body: .seconds(50), write: .seconds(50), idle: .seconds(50))
        change(&limits)
        return limits
    }

    @Sendable private static func routes(_ router: SiteRouter<BasicRequestContext, Int>) {
        router.on(Route0(.get, "hello"), access: 0) { _, _ in .text("hello") }
        router.on(Route0(.post, "upload"), access: 0) { request, _ in
            let body = try await FormBody.read(request, limits: .upload(1024 * 1024))
            return .text("took \(body.files.count)")
        }
        router.on(Route0(.get, "endless"), access: 0) { _, _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    let piece = ByteBuffer(repeating: 65, count: 1024 * 1024)
                    while true {
                        try await writer.write(piece)
                    }
                })
        }
    }

    private static let hello = "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n"
    private static let chunked =
        "POST /upload HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
        + "Content-Type: multipart/form-data; boundary=b\r\n\r\n"

    @Test func `A client that does not finish its headers is let go`() async throws {
        let limits = Self.patient { $0.header = .seconds(1) }
        try await withServer(limits: limits, routes: Self.routes) { port in
            let client = try await RawClient.connect(port: port)

            // When it comes too late it is closed already, which is what is wanted.
            try? await client.send("GET /hello HTTP/1.1\r\nHost: ")
            try await client.closed()

            #expect(client.text.isEmpty)
        }
    }

    @Test func `A client that does not finish its body is told 408 and let go`() async throws {
        let limits = Self.patient { $0.body = .seconds(1) }
        try await withServer(limits: limits, routes: Self.routes) { port in
            let client = try await RawClient.connect(port: port)

            try await client.send(Self.chunked + "3\r\n--b\r\n")
            try await client.wait(for: "\r\n\r\n")
            client.close()

            #expect(client.text.hasPrefix("HTTP/1.1 408 "))
        }
    }

    @Test func `A body that drips is told 408 long before its last moment`() async throws {
        let limits = Self.patient {
            $0.bodyCheck = .seconds(1)
            $0.bodyBytesPerCheck = 1000
        }
        try await withServer(limits: limits, routes: Self.routes) { port in
            let client = try await RawClient.connect(port: port)

            try await client.send(Self.chunked + "3\r\n--b\r\n")
            try await client.wait(for: "\r\n\r\n")
            client.close()

            #expect(client.text.hasPrefix("HTTP/1.1 408 "))
        }
    }

    @Test func `A resting connection is let go after its answer`() async throws {
        // Long enough for the second request to be sent on a busy machine.
        let limits = Self.patient { $0.idle = .seconds(3) }
        try await withServer(limits: limits, routes: Self.routes) { port in
            let client = try await RawClient.connect(port: port)

            try await client.send(Self.hello)
            try await client.wait(for: "hello")
            try await client.send(Self.hello)
            try await client.closed()

            #expect(client.text.components(of: "200 OK") == 2)
        }
    }

    @Test func `A client that does not read is let go`() async throws {
        let limits = Self.patient { $0.write = .seconds(1) }
        try await withServer(limits: limits, routes: Self.routes) { port in
            let client = try await RawClient.connect(port: port, autoRead: false)

            try await client.send("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n")
            // A closed socket answers a later piece with a reset; asked for 15 seconds at most.
            var isTaken = true
            for _ in 0..<60 where isTaken {
                try await Task.sleep(for: .milliseconds(250))
                do { try await client.send("x") } catch { isTaken = false }
            }
            client.close()

            #expect(!isTaken)
        }
    }

    @Test func `An upload of two gigabytes is refused by its length before a byte of it`() async throws {
        try await withServer(limits: ServerLimits(), routes: Self.routes) { port in
            let client = try await RawClient.connect(port: port)

            try await client.send(
                "POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 2147483648\r\n"
                    + "Content-Type: multipart/form-data; boundary=b\r\n\r\n")
            try await client.wait(for: "\r\n\r\n")
            client.close()

            #expect(client.text.hasPrefix("HTTP/1.1 413 "))
            #expect(client.text.lowercased().contains("connection: close"))
        }
    }

    @Test func `An endless upload is refused after its limit without reading on`() async throws {
        let sent = try await withServer(limits: ServerLimits(), routes: Self.routes) { port in
            let client = try await RawClient.connect(port: port)
            let piece = "10000\r\n" + String(repeating: "x", count: 65536) + "\r\n"
            var sent = 0

            try await client.send(Self.chunked)
            try await client.send("5\r\n--b\r\n\r\n")
            let header = "Content-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n"
            try await client.send(String(header.utf8.count, radix: 16) + "\r\n" + header + "\r\n")
            while sent < 2 * 1024 * 1024 * 1024, client.text.isEmpty {
                do { try await client.send(piece) } catch { break }
                sent += 65536
            }
            try await client.wait(for: "\r\n\r\n")
            client.close()

            #expect(client.text.hasPrefix("HTTP/1.1 413 "))
            return sent
        }

        #expect(sent < 64 * 1024 * 1024)
    }

    @Test func `A connection beyond the cap waits for its turn`() async throws {
        try await withServer(limits: ServerLimits(connections: 1), routes: Self.routes) { port in
            let first = try await RawClient.connect(port: port)
            try await first.send(Self.hello)
            try await first.wait(for: "hello")
            let second = try await RawClient.connect(port: port)
            try await second.send(Self.hello)
            try await Task.sleep(for: .milliseconds(100))
            let early = second.text

            first.close()
            try await second.wait(for: "hello")
            second.close()

            #expect(early.isEmpty)
            #expect(second.text.contains("200 OK"))
        }
    }

    private enum Misfit: String, CaseIterable {
        case address, header, nonsense

        var request: String {
            switch self {
            case .address: "GET /hello?q=" + String(repeating: "a", count: 5000) + " HTTP/1.1\r\nHost: x\r\n\r\n"
            case .header: "GET /hello HTTP/1.1\r\nX: " + String(repeating: "a", count: 20000) + "\r\n\r\n"
            case .nonsense: "nonsense\r\n\r\n"
            }
        }

        var answer: String { self == .address ? "HTTP/1.1 414 " : "HTTP/1.1 4" }
    }

    @Test(arguments: Misfit.allCases)
    private func `What is too long or no request is refused`(misfit: Misfit) async throws {
        try await withServer(limits: ServerLimits(), routes: Self.routes) { port in
            let client = try await RawClient.connect(port: port)

            try await client.send(misfit.request)
            try await client.wait(for: "\r\n\r\n")
            client.close()

            #expect(client.text.hasPrefix(misfit.answer))
        }
    }
}

extension String {
    fileprivate func components(of part: String) -> Int {
        var count = 0
        var rest = self[...]
        while let range = rest.firstRange(of: part) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
