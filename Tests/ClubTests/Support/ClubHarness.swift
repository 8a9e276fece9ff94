import Chronology
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Persistence
import Telemetry
import TestSupport
import Web

@testable import Club

/// The real application on a real database, asked without a network.
struct ClubHarness: Sendable {
    let house: House
    let time: ManualTime
    let router: [RegisteredRoute<Access>]
    private let client: any TestClientProtocol

    /// Monday 23 November 2026, ten in the morning in Casablanca.
    static let start = Instant(milliseconds: 1_795_428_000_000)

    /// Runs the body against the application on a fresh, migrated and empty database.
    static func run(
        _ engine: TestEngine,
        settings: [String: String] = [:],
        _ body: @escaping @Sendable (ClubHarness) async throws -> Void
    ) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let time = ManualTime(start)
            let house = try buildHouse(
                settings: Settings(file: nil, environment: settings),
                database: database,
                time: time,
                random: SystemRandom(),
                zones: .system(),
                monotonic: { .milliseconds(time.now().milliseconds) }
            )
            let router = buildRouter(house)
            let requests = RequestCounts(routes: router.registered.map(\.pattern))
            var logger = Logger(label: "test")
            logger.logLevel = .debug
            let application = Application(
                responder: buildSite(house, router, requests: requests, monotonic: { .zero }), logger: logger)
            let registered = router.registered
            try await application.test(.router) { client in
                try await body(ClubHarness(house: house, time: time, router: registered, client: client))
            }
        }
    }

    /// What the command line would write now.
    var trail: ConsoleTrail { ConsoleTrail(ids: house.ids, now: time.now()) }

    /// Asks as a browser of this site does.
    func get(
        _ path: URLPath, cookies: String? = nil, language: String = "fr"
    ) async throws -> TestResponse {
        try await send(.get, path.description, cookies: cookies, language: language)
    }

    /// Asks for what a browser holds already.
    func get(_ path: URLPath, cookies: String, holding tag: String) async throws -> TestResponse {
        try await client.execute(
            uri: path.description, method: .get, headers: [.cookie: cookies, .ifNoneMatch: tag], body: nil)
    }

    /// Sends a form as a browser of this site does.
    func post(
        _ path: URLPath, _ fields: [(String, String)] = [], cookies: String? = nil, language: String = "fr"
    ) async throws -> TestResponse {
        try await send(.post, path.description, cookies: cookies, language: language, body: Self.encode(fields))
    }

    private static func encode(_ fields: [(String, String)]) -> String {
        var encoded = URLPath(local: "/").map { $0 }
        for (name, value) in fields { encoded = encoded?.query(name, value) }
        return String(encoded?.description.drop { $0 != "?" }.dropFirst() ?? "")
    }

    /// Sends a form as a script of this site does, which wants JSON.
    func script(_ path: URLPath, _ fields: [(String, String)], cookies: String?) async throws -> TestResponse {
        try await send(
            .post, path.description, cookies: cookies, body: Self.encode(fields), accept: "application/json")
    }

    /// Sends a form with files as a browser of this site does.
    func upload(
        _ path: URLPath, _ fields: [(String, String)], files: [(name: String, bytes: [UInt8])], as field: String,
        cookies: String
    ) async throws -> TestResponse {
        var body: [UInt8] = []
        for (name, value) in fields {
            body += "--x\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8
        }
        for file in files {
            body += "--x\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(file.name)\"\r\n\r\n".utf8
            body += file.bytes + Array("\r\n".utf8)
        }
        body += "--x--\r\n".utf8
        var headers: HTTPFields = [.acceptLanguage: "fr", .cookie: cookies]
        if let site = HTTPField.Name("Sec-Fetch-Site") { headers[site] = "same-origin" }
        headers[.contentType] = "multipart/form-data; boundary=x"
        return try await client.execute(
            uri: path.description, method: .post, headers: headers, body: ByteBuffer(bytes: body))
    }

    /// Any request.
    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        cookies: String? = nil,
        language: String = "fr",
        body: String? = nil,
        type: String = "application/x-www-form-urlencoded",
        accept: String? = nil
    ) async throws -> TestResponse {
        var headers: HTTPFields = [.acceptLanguage: language]
        headers[.accept] = accept
        if let site = HTTPField.Name("Sec-Fetch-Site") { headers[site] = "same-origin" }
        headers[.cookie] = cookies
        if body != nil { headers[.contentType] = type }
        return try await client.execute(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    }
}

extension TestResponse {
    /// The body as text.
    var text: String { String(buffer: body) }

    /// Where a redirect leads.
    var location: String? { headers[.location] }

    /// What a browser would send back of the cookies set here: `name=value; name=value`.
    var cookies: String {
        headers[values: .setCookie]
            .map { String($0.prefix { $0 != ";" }) }
            .joined(separator: "; ")
    }
}
