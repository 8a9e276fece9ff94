import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Telemetry
import Testing

@testable import Web

@Suite struct MiddlewareTests {
    @Test(arguments: [
        ("GET", nil, nil, true, true), ("HEAD", "cross-site", nil, true, true),
        ("POST", "same-origin", nil, true, true), ("POST", "none", nil, true, true),
        ("POST", "cross-site", nil, true, false), ("POST", "same-site", nil, true, false),
        ("POST", "cross-site", "https://club.example", false, false),
        ("POST", nil, "https://club.example", true, true), ("POST", nil, "https://Club.example", true, true),
        ("POST", nil, "https://evil.example", true, false), ("POST", nil, "null", false, false),
        ("POST", nil, nil, true, false), ("POST", nil, nil, false, true), ("DELETE", nil, nil, true, false),
    ])
    func `Another site cannot act for a member`(
        method: String, site: String?, origin: String?, cookie: Bool, allowed: Bool
    ) throws {
        var headers = HTTPFields()
        headers[HeaderName.fetchSite] = site
        headers[.origin] = origin
        headers[.cookie] = cookie ? "s=1" : nil
        let method = try #require(HTTPRequest.Method(method))
        let head = HTTPRequest(method: method, scheme: nil, authority: nil, path: "/", headerFields: headers)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))

        let protection = CrossSiteProtection<BasicRequestContext>(origins: ["https://club.example"])

        #expect(protection.allows(request) == allowed)
    }

    @Test func `Every answer, errors too, carries the policy, and errors are pages without words of the program`()
        async throws
    {
        struct Secret: Error {}
        let router = SiteRouter(context: BasicRequestContext.self, access: Int.self) { _, _, _ in }
        router.add(middleware: SecurityHeaders(https: true))
        router.add(middleware: Compression())
        router.add(middleware: ErrorPages { status, _, _ in "<h1>\(status.code)</h1>" })
        router.on(Route0(.get, "broken"), access: 0) { _, _ in throw Secret() }
        router.on(Route0(.get, "long"), access: 0) { _, _ in .page(HTML(text: String(repeating: "abc ", count: 1000))) }

        let site = WatchedSite(router.buildResponder(), requests: RequestCounts(routes: []), now: { .zero })
        try await Application(responder: site).test(.router) { client in
            let missing = try await client.execute(uri: "/nowhere", method: .get)
            let broken = try await client.execute(uri: "/broken", method: .get)
            let long = try await client.execute(uri: "/long", method: .get, headers: [.acceptEncoding: "br, gzip"])
            let plain = try await client.execute(uri: "/long", method: .get, headers: [.acceptEncoding: "gzip;q=0"])

            #expect(missing.status == .notFound)
            #expect(String(buffer: missing.body) == "<h1>404</h1>")
            #expect(missing.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'; ") == true)
            #expect(missing.headers[.xContentTypeOptions] == "nosniff")
            #expect(missing.headers[.strictTransportSecurity] != nil)
            #expect(missing.headers[HeaderName.requestID] != nil)
            #expect(broken.status == .internalServerError)
            #expect(String(buffer: broken.body) == "<h1>500</h1>")
            #expect(long.headers[.contentEncoding] == "gzip")
            #expect(long.headers[.vary] == "Accept-Encoding")
            #expect(long.headers[.cacheControl] == "no-store")
            #expect(long.body.readableBytes < 200)
            #expect(long.headers[.contentLength] == String(long.body.readableBytes))
            #expect(plain.headers[.contentEncoding] == nil)
            #expect(plain.body.readableBytes == 4000)
        }
    }

    @Test func `A download is named in ASCII and in UTF-8`() {
        let response = Response.csv([1], fileName: "élus/\"2026\".csv")

        #expect(
            response.headers[.contentDisposition]
                == "attachment; filename=\"_lus-_2026_.csv\"; filename*=UTF-8''%C3%A9lus-%222026%22.csv")
    }

    @Test func `A redirect is 303 to an address of the site`() {
        let response = Response.redirect(to: Route1<Int>(.get, "members", .parameter)(7))

        #expect(response.status == .seeOther)
        #expect(response.headers[.location] == "/members/7")
    }
}
