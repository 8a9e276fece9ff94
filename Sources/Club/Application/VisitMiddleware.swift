import Chronology
import Hummingbird
import Localization
import Persistence
import Web

/// Reads who comes, in one query, and hands the visit to everything inside.
struct VisitMiddleware: RouterMiddleware {
    typealias Context = ClubContext

    let house: House

    func handle(
        _ request: Request,
        context: ClubContext,
        next: (Request, ClubContext) async throws -> Response
    ) async throws -> Response {
        let now = house.time.now()
        let token = request.cookie(house.sessionCookie).flatMap { SessionToken(text: $0) }
        let record = try await house.database.glance { db in
            try VisitRepository.load(tokenHash: token?.storedHash, now: now, in: db)
        }
        if let session = record.viewer?.session, record.isStale {
            try await house.database.write { db in try VisitRepository.touch(session, at: now, in: db) }
        }
        var context = context
        context.visit = Visit(
            club: record.club,
            viewer: record.viewer,
            language: language(of: request, record),
            now: now,
            today: house.zone.date(at: now),
            here: URLPath(local: request.uri.string)
        )
        return try await next(request, context)
    }

    private func language(of request: Request, _ record: VisitRepository.Record) -> Language {
        let chosen = request.cookie(house.languageCookie).flatMap(Language.init(rawValue:))
        // In the demo club many visitors share one person, and each reads their own language.
        if let viewer = record.viewer, record.club?.isDemo != true { return viewer.language }
        if let chosen { return chosen }
        if let viewer = record.viewer { return viewer.language }
        if let asked = request.headers[.acceptLanguage].flatMap({ Language(acceptLanguage: $0) }) { return asked }
        return record.club?.language ?? .fr
    }
}
