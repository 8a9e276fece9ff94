import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// What a person sees when there is no ordinary answer: what happened, that nothing is lost, and the way back.
struct ErrorScreens: Sendable {
    let house: House

    /// Outside the visit (no database), and inside it with the person's language.
    func middleware() -> ErrorPages<ClubContext> {
        ErrorPages(status: Self.status, render: { status, request, context in render(status, request, context) })
    }

    static func status(of error: any Error) -> HTTPResponse.Status? {
        switch error {
        case let refusal as Refusal: refusal.status
        case DatabaseError.unavailable, DatabaseError.timeout, DatabaseError.diskFull, DatabaseError.readOnly:
            .serviceUnavailable
        default: nil
        }
    }

    private func render(_ status: HTTPResponse.Status, _ request: Request, _ context: ClubContext) -> HTML {
        let language = request.headers[.acceptLanguage].flatMap { Language(acceptLanguage: $0) } ?? .fr
        let now = house.time.now()
        let nobody = Visit(
            club: nil, viewer: nil, language: language, now: now, today: house.zone.date(at: now), here: nil)
        let screen = Screen(context.visit ?? nobody, house)
        let kind = Self.kind(status)
        let title = screen.t("error.\(kind).title")
        let text = screen.t("error.\(kind).text", ["request": .written(context.id)])
        // The text of a fault holds the number itself.
        let number: HTML =
            kind == "fault"
            ? "" : "<p class=\"small\">\(screen.t("error.request", ["request": .written(context.id)]))</p>"
        let body: HTML = """
            <section class="empty">\(screen.icon("warning"))<h1>\(title)</h1><p>\(text)</p>\(number)\
            <a class="button primary" href="\(HomeController.Routes.home())">\(screen.t("error.back"))</a></section>
            """
        return Shell(title: title).page(body, screen)
    }

    private static func kind(_ status: HTTPResponse.Status) -> String {
        switch status.code {
        case 403: "forbidden"
        case 404, 405: "not-found"
        case 409: "conflict"
        case 413: "too-large"
        case 429: "too-many"
        case 503: "unavailable"
        case 400..<500: "bad-request"
        default: "fault"
        }
    }
}
