import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct AssetsTests {
    private let assets = Assets([
        StaticFile("rabita.css", bytes: Array("a{background:url(star.svg)}b{background:url('./none.svg')}".utf8)),
        StaticFile("star.svg", bytes: Array(("<svg>" + String(repeating: "<g/>", count: 100) + "</svg>").utf8)),
        StaticFile("icon.png", bytes: [1, 2, 3]),
    ])

    private func application() -> some ApplicationProtocol {
        let router = SiteRouter(context: BasicRequestContext.self, access: Int.self) { _, _, _ in }
        return Application(responder: Site(assets: assets, pages: router.buildResponder()))
    }

    @Test func `A style sheet refers to the changing names`() throws {
        let path = assets.url("rabita.css").description

        let sheet = try #require(assets.file(at: path))

        #expect(String(decoding: sheet.bytes, as: UTF8.self).contains("url(\(assets.url("star.svg")))"))
        #expect(String(decoding: sheet.bytes, as: UTF8.self).contains("url('./none.svg')"))
        #expect(path.hasPrefix("/static/rabita."))
        #expect(path.hasSuffix(".css"))
    }

    @Test func `A manifest refers to the changing names`() throws {
        let assets = Assets([
            StaticFile("app.webmanifest", bytes: Array(#"{"icons":[{"src":"/static/a.png"}],"id":"/"}"#.utf8)),
            StaticFile("a.png", bytes: [1]),
        ])

        let manifest = try #require(assets.file(at: assets.url("app.webmanifest").description))

        let expected = #"{"icons":[{"src":"\#(assets.url("a.png"))"}],"id":"/"}"#
        #expect(String(decoding: manifest.bytes, as: UTF8.self) == expected)
    }

    @Test func `A file is compressed, kept for ever, known again, and has a HEAD`() async throws {
        let uri = assets.url("star.svg").description

        try await application().test(.router) { client in
            let plain = try await client.execute(uri: uri, method: .get)
            let packed = try await client.execute(uri: uri, method: .get, headers: [.acceptEncoding: "gzip"])
            let tag = try #require(packed.headers[.eTag])
            let known = try await client.execute(
                uri: uri, method: .get, headers: [.acceptEncoding: "gzip", .ifNoneMatch: "\"x\", W/\(tag)"])
            let head = try await client.execute(uri: uri, method: .head)
            let icon = try await client.execute(
                uri: assets.url("icon.png").description, method: .get, headers: [.acceptEncoding: "gzip"])
            let missing = try await client.execute(uri: assets.url("nothing.css").description, method: .get)

            #expect(plain.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(plain.body.readableBytes == 411)
            #expect(plain.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'; ") == true)
            #expect(packed.headers[.contentEncoding] == "gzip")
            #expect(packed.body.readableBytes < 60)
            #expect(packed.headers[.eTag] != plain.headers[.eTag])
            #expect(known.status == .notModified)
            #expect(known.body.readableBytes == 0)
            #expect(head.headers[.contentLength] == "411")
            #expect(head.body.readableBytes == 0)
            #expect(icon.headers[.contentEncoding] == nil)
            #expect(icon.headers[.contentType] == "image/png")
            #expect(missing.status == .notFound)
        }
    }

    @Test func `A file asks for https where people come over https`() async throws {
        let uri = assets.url("star.svg").description
        let pages = SiteRouter(context: BasicRequestContext.self, access: Int.self) { _, _, _ in }.buildResponder()

        for https in [true, false] {
            let site = Site(assets: assets, pages: pages, https: https)
            try await Application(responder: site).test(.router) { client in
                let file = try await client.execute(uri: uri, method: .get)

                #expect((file.headers[.strictTransportSecurity] != nil) == https)
            }
        }
    }
}
