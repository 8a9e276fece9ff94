import Hummingbird
import HTTPTypes
import HummingbirdTesting
import Jobs
import Persistence
import TestSupport
import Web

@testable import Club

extension ClubHarness {
    /// A browser that asked for a code, and the code its owner reads in the mail (nil when none was sent).
    struct Asked: Sendable {
        var response: TestResponse
        var cookies: String
        var code: String?
    }

    /// Asks for a code.
    func ask(_ email: String, cookies: String? = nil, next: String? = nil) async throws -> Asked {
        var fields = [("email", email)]
        if let next { fields.append(("next", next)) }
        let before = try await mails().count
        let response = try await post(SignInController.Routes.sendCode(), fields, cookies: cookies)
        let mails = try await mails()
        let subject = mails.count > before ? mails.first?.subject : nil
        return Asked(response: response, cookies: response.cookies, code: subject.map { String($0.suffix(9)) })
    }

    /// Types a code.
    func type(_ code: String?, cookies: String, next: String? = nil) async throws -> TestResponse {
        var fields = [("code", code ?? "")]
        if let next { fields.append(("next", next)) }
        return try await post(SignInController.Routes.checkCode(), fields, cookies: cookies)
    }

    /// Signs in by code and gives the session's cookie.
    func signIn(_ email: String, cookies: String? = nil) async throws -> String {
        let asked = try await ask(email, cookies: cookies)
        let all = [cookies, asked.cookies].compactMap { $0 }.joined(separator: "; ")
        let response = try await type(asked.code, cookies: all)
        return response.cookies.split(separator: ";").first { $0.contains("session=") }
            .map { $0.trimmingPrefix(" ") }.map(String.init) ?? ""
    }

    /// What waits in the outbox, the newest first.
    func mails() async throws -> [OutboxMessage] {
        try await house.database.read { db in try Outbox.messages(.waiting, limit: 1_000, in: db) }
    }

    /// A number the database answers.
    func count(_ sql: SQL) async throws -> Int {
        try await house.database.read { db in try db.value(sql) ?? 0 }
    }

    /// Whether a cookie opens the club.
    func isIn(_ cookies: String) async throws -> Bool {
        try await get(MoreController.Routes.more(), cookies: cookies).status == .ok
    }
}

/// A code that is surely another one.
func otherCode(_ code: String?) -> String {
    let first = code?.first == "A" ? "B" : "A"
    return first + String((code ?? "AAAA-AAAA").dropFirst())
}
