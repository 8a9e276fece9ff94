import Chronology
import HTTPTypes
import Hummingbird
import Jobs
import Localization
import Persistence
import Web

extension CommendationController {
    func form(_ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try known(context)
        let fields: FormFields = [
            CommendationForm.Field.kind: Commendation.Kind.person.rawValue,
            CommendationForm.Field.language: visit.language.rawValue,
            CommendationForm.Field.years: String(Commendation.usualYears),
        ]
        return try await page(FormView(fields), key: house.ids.next(), visit, viewer)
    }

    func write(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try known(context)
        guard let seat = viewer.activeSeat?.membership else { throw Refusal.notFound }
        let form = CommendationForm(try await FormBody.read(request), year: visit.today.year)
        guard let key = form.key else { throw Refusal.malformed }
        guard let new = form.new else {
            return try await page(FormView(form.reader), key: key, visit, viewer, status: .unprocessableContent)
        }
        let code = CommendationCode(from: house.random)
        let address = house.absolute(LetterController.Routes.letter(code.text))
        let house = house
        try await house.database.write { db in
            let signing = try ClubKeyRepository.current(from: house.random, at: visit.now, in: db)
            let outcome = try CommendationRepository.write(
                new, by: seat, code: code, key: signing, today: visit.today, at: visit.now, in: db)
            guard outcome != .foreign else { throw Refusal.notFound }
            guard outcome == .written, let signatory = try CommendationRepository.signatory(seat, in: db) else {
                return
            }
            let mail = try CommendationMail.announcement(
                new, author: signatory.name, company: signatory.company, club: signatory.club, address: address,
                Translator(house.catalog, new.language))
            if let mail { try house.outbox.enqueue(mail, in: db) }
        }
        return done(.written, key)
    }

    private func page(
        _ form: FormView, key: ID<Commendation>, _ visit: Visit, _ viewer: Viewer, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard let seat = viewer.activeSeat?.membership else { throw Refusal.notFound }
        let signatory = try await house.database.glance { db in
            try CommendationRepository.signatory(seat, in: db)
        }
        guard let signatory else { throw Refusal.notFound }
        let screen = Screen(visit, house)
        let page = CommendationFormPage(
            form: form, key: key, author: signatory.name, company: signatory.company)
        let shell = Shell(title: screen.t("commendations.new.title"), place: .exchanges)
        return .page(shell.page(page.html(screen), screen), status: status)
    }
}
