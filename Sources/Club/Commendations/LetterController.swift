import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// Letters as anybody sees them who holds their code. A code that was never ours, was cut short, or whose letter was
/// erased or hidden gets one same answer after the same work; one of ours that ran out or was withdrawn says so, and
/// names nobody. See docs/commendations.md for why.
struct LetterController: Sendable {
    let house: House

    enum Routes {
        static let check = Route0(.get, "c")
        static let letter = Route1<String>(.get, "c", .parameter)
        static let paper = Route1<String>(.get, "c", .parameter, "paper")
        static let file = Route1<String>(.get, "c", .parameter, "file")
        static let code = Route1<String>(.get, "c", .parameter, "code")
        static let keys = Route0(.get, ".well-known/rabita-keys")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.check, access: .anyone) { try await check($0, $1) }
        router.on(Routes.letter, access: .anyone) { try await letter($1, $2) }
        router.on(Routes.paper, access: .anyone) { try await paper($1, $2) }
        router.on(Routes.file, access: .anyone) { try await file($1, $2) }
        router.on(Routes.code, access: .anyone) { try await code($1, $2) }
        router.on(Routes.keys, access: .anyone) { try await keys($1) }
    }

    /// What a code shows.
    enum Seen: Sendable {
        case valid(CommendationRecord)
        case expired, withdrawn, unknown
    }

    static func seen(_ record: CommendationRecord?, on today: CivilDate) -> Seen {
        // Whom it is about hid it: not even that it was is said.
        guard let record, record.state != .erased, !record.isHidden else { return .unknown }
        if record.state == .withdrawn { return .withdrawn }
        return record.isExpired(on: today) ? .expired : .valid(record)
    }

    private func check(_ request: Request, _ context: ClubContext) async throws -> Response {
        let visit = try visit(context)
        if let typed = request.queryFields["code"], !typed.isEmpty {
            // An address of its own, so that it can be sent on; what is no code is answered there too.
            return .redirect(to: Routes.letter(CommendationCode(typed: typed)?.text ?? String(typed.prefix(60))))
        }
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("commendations.check.title"))
        return Self.unlisted(.page(shell.door(NoLetterPage(why: nil).html(screen), screen)))
    }

    private func letter(_ context: ClubContext, _ code: String) async throws -> Response {
        let visit = try visit(context)
        let screen = Screen(visit, house)
        switch try await seen(code, visit) {
        case .valid(let record):
            let page = LetterPage(letter: record, address: house.absolute(Routes.letter(record.code)))
            let shell = Shell(title: record.subject, description: page.description(screen), isPublic: true)
            let response = Response.page(shell.door(page.html(screen), wide: true, screen))
            return record.isListed ? response : Self.unlisted(response)
        case .expired: return none(.expired, .gone, screen)
        case .withdrawn: return none(.withdrawn, .gone, screen)
        case .unknown: return none(.unknown, .notFound, screen)
        }
    }

    private func paper(_ context: ClubContext, _ code: String) async throws -> Response {
        let visit = try visit(context)
        let record = try await valid(code, visit)
        let address = house.absolute(Routes.letter(record.code))
        let bytes = try await house.paper.pdf(
            LetterPaper(letter: record, address: address).document(
                house.zone, Translator(house.catalog, record.language)))
        return Self.unlisted(.pdf(bytes, fileName: "rabita-\(record.code).pdf"))
    }

    private func file(_ context: ClubContext, _ code: String) async throws -> Response {
        let visit = try visit(context)
        let record = try await valid(code, visit)
        return Self.unlisted(
            .download(record.file, fileName: "rabita-\(record.code).txt", type: "text/plain; charset=utf-8"))
    }

    private func code(_ context: ClubContext, _ code: String) async throws -> Response {
        let visit = try visit(context)
        let record = try await valid(code, visit)
        return Self.unlisted(.svg(try QRCodeDrawing.svg(house.absolute(Routes.letter(record.code)))))
    }

    private func keys(_ context: ClubContext) async throws -> Response {
        let visit = try visit(context)
        let zone = house.zone
        let keys = try await house.database.read { db in try ClubKeyRepository.all(zone, in: db) }
        return .text(
            ClubKey.published(keys, of: visit.club?.name ?? "Rabita"))
    }

    private func seen(_ code: String, _ visit: Visit) async throws -> Seen {
        let hash = CommendationCode.hash(ofTyped: code)
        let record = try await house.database.glance { db in try CommendationRepository.coded(hash, in: db) }
        return Self.seen(record, on: visit.today)
    }

    private func valid(_ code: String, _ visit: Visit) async throws -> CommendationRecord {
        guard case .valid(let record) = try await seen(code, visit) else { throw Refusal.notFound }
        return record
    }

    private func none(_ why: NoLetterPage.Why, _ status: HTTPResponse.Status, _ screen: Screen) -> Response {
        let page = NoLetterPage(why: why)
        let shell = Shell(title: screen.t(page.titleKey))
        return Self.unlisted(.page(shell.door(page.html(screen), screen), status: status))
    }

    private func visit(_ context: ClubContext) throws -> Visit {
        guard let visit = context.visit, visit.club != nil else { throw Refusal.notFound }
        return visit
    }

    /// Search engines leave it out, whatever leads to it.
    static func unlisted(_ response: Response) -> Response {
        var response = response
        if let name = HTTPField.Name("X-Robots-Tag") { response.headers[name] = "noindex, nofollow" }
        return response
    }
}
