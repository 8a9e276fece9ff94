import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

private enum Routes {
    static let home = Route0(.get)
    static let members = Route0(.get, "members")
    static let newMember = Route0(.get, "members/new")
    static let member = Route1<Int>(.get, "members", .parameter)
    static let seat = Route2<String, Int>(.get, "branches", .parameter, "seats", .parameter, "thanks")
    static let locked = Route0(.get, "locked")
}

private enum Right: String {
    case anyone, nobody
}

@Suite struct RoutingTests {
    private func application() -> some ApplicationProtocol {
        let router = SiteRouter(context: BasicRequestContext.self, access: Right.self) { right, _, _ in
            guard right == .anyone else { throw HTTPError(.notFound) }
        }
        router.on(Routes.home, access: .anyone) { _, _ in .text("home") }
        router.on(Routes.members, access: .anyone) { request, _ in .text(request.queryFields["q"] ?? "-") }
        router.on(Routes.member, access: .anyone) { _, _, id in .text("member \(id)") }
        router.on(Routes.newMember, access: .anyone) { _, _ in .text("new") }
        router.on(Routes.seat, access: .anyone) { _, _, branch, seat in .text("\(branch)|\(seat)") }
        router.on(Routes.locked, access: .nobody) { _, _ in .text("secret") }
        return Application(responder: router.buildResponder())
    }

    @Test(arguments: [
        (Routes.home(), 200, "home"),
        (Routes.members(), 200, "-"),
        (Routes.members().query("q", "à & b+c").fragment("x"), 200, "à & b+c"),
        (Routes.member(7), 200, "member 7"),
        (Routes.newMember(), 200, "new"),
        (Routes.seat("طنجة/a?b%", 3), 200, "طنجة/a?b%|3"),
        (Routes.locked(), 404, ""),
        (URLPath(segments: ["members", "07"]), 404, ""),
        (URLPath(segments: ["members", "7", "x"]), 404, ""),
    ])
    func `A built address reaches its route and gives its values back`(path: URLPath, status: Int, body: String)
        async throws
    {
        try await application().test(.router) { client in
            let response = try await client.executeRequest(uri: path.description, method: .get, headers: [:], body: nil)

            #expect(response.status.code == status)
            #expect(String(buffer: response.body) == body)
        }
    }

    @Test(arguments: ["/members/%FF", "/branches/a%00b/seats/1/thanks", "/branches/%zz/seats/1/thanks"])
    func `A segment that is no text is not found`(uri: String) async throws {
        try await application().test(.router) { client in
            let response = try await client.executeRequest(uri: uri, method: .get, headers: [:], body: nil)

            #expect(response.status == .notFound)
        }
    }

    @Test func `The router lists every route with its right`() {
        let router = SiteRouter(context: BasicRequestContext.self, access: Right.self) { _, _, _ in }

        router.on(Routes.seat, access: .nobody) { _, _, _, _ in .text("") }

        #expect(router.registered.map(\.pattern) == ["/branches/{p1}/seats/{p2}/thanks"])
        #expect(router.registered.map(\.access) == [.nobody])
        #expect(router.registered.map(\.method) == [.get])
    }

    @Test(arguments: [
        ("/members?q=1#x", true), ("/", true), ("//evil.example", false), ("https://evil.example", false),
        ("/\\evil.example", false), ("/a\nb", false), ("", false), ("members", false), ("/é", false),
    ])
    func `Only an address of this site may be returned to`(text: String, isLocal: Bool) {
        let path = URLPath(local: text)

        #expect((path != nil) == isLocal)
        #expect(path == nil || path?.description == text)
    }
}
