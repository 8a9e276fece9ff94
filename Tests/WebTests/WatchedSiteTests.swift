import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Synchronization
import Telemetry
import Testing

@testable import Web

@Suite struct WatchedSiteTests {
    private static let given = "0190a1b2-req_7.x"

    private static func answer(
        to numbers: [String], isTrusted: Bool, path: String = "/hello"
    ) async throws -> (header: String?, inside: String, counted: String) {
        let seen = Mutex("")
        let router = SiteRouter(context: BasicRequestContext.self, access: Int.self) { _, _, _ in }
        router.on(Route1<Int>(.get, "hello", .parameter), access: 0) { _, context, _ in
            seen.withLock { $0 = context.id }
            return .text("hello")
        }
        let requests = RequestCounts(routes: router.registered.map(\.pattern))
        let site = WatchedSite(
            router.buildResponder(), requests: requests, isTrusted: { _ in isTrusted }, now: { .zero })
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let header = try await Application(responder: site, logger: logger).test(.router) { client in
            var headers = HTTPFields()
            headers[values: HeaderName.requestID] = numbers
            return try await client.execute(uri: path, method: .get, headers: headers).headers[HeaderName.requestID]
        }
        var text = Exposition()
        requests.write(to: &text)
        return (header, seen.withLock { $0 }, text.text)
    }

    @Test func `A trusted proxy's number of a request is taken over and given back`() async throws {
        let answer = try await Self.answer(to: [Self.given], isTrusted: true, path: "/hello/5")

        #expect(answer.header == Self.given)
        #expect(answer.inside == Self.given)
        #expect(answer.counted.contains(#"{route="/hello/{p1}",method="GET",status="2xx"} 1"#))
    }

    @Test(arguments: [
        (["0190a1b2-req_7.x"], false), (["short"], true), (["has space in it"], true), (["semi;colon;x"], true),
        (["0190a1b2-req_7.x", "0190a1b2-req_7.y"], true), (["<script>alert(1)</script>"], true),
        ([String(repeating: "a", count: 65)], true), (["nadia@club.example"], true),
    ])
    func `A stranger's number, or one that could harm, is replaced`(numbers: [String], isTrusted: Bool) async throws {
        let answer = try await Self.answer(to: numbers, isTrusted: isTrusted, path: "/hello/5")

        let header = try #require(answer.header)
        #expect(!numbers.contains(header))
        #expect(header == answer.inside)
        #expect(header.utf8.count >= 17)
    }

    @Test func `An address that no route has is counted as unmatched, never by its path`() async throws {
        let answer = try await Self.answer(to: [], isTrusted: false, path: "/nadia.benjelloun")

        #expect(answer.counted.contains(#"{route="unmatched",method="GET",status="4xx"} 1"#))
        #expect(!answer.counted.contains("nadia"))
    }
}
