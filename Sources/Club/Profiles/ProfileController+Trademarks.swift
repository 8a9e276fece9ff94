import HTTPTypes
import Hummingbird
import Persistence
import Web

/// The trademarks of the company of whoever asks.
extension ProfileController {
    private static let notices = ["added", "saved", "removed"]

    func trademarks(_ request: Request, _ context: ClubContext) async throws -> Response {
        let owner = try Owner(context)
        let done = request.queryFields["done"].flatMap { Self.notices.contains($0) ? "profiles.trademark." + $0 : nil }
        return try await list(owner, FormView(["status": "registered"]), notice: done)
    }

    func addTrademark(_ request: Request, _ context: ClubContext) async throws -> Response {
        let owner = try Owner(context)
        var form = FormReader(try await FormBody.read(request))
        if let record = TrademarkForm.read(&form, today: owner.visit.today) {
            // Made when the form was shown, so that a form sent twice adds one.
            let id = form.body.fields["key"].flatMap { ID<Trademark>(pathComponent: $0) } ?? house.ids.next()
            let isNew = try await named { db in
                try TrademarkRepository.add(record, as: id, of: owner.viewer, in: db)
            }
            if isNew { return .redirect(to: Routes.trademarks().query("done", "added")) }
            let isAdded = try await house.database.read { db in
                try TrademarkRepository.trademark(id, of: owner.viewer, in: db) != nil
            }
            if isAdded { return .redirect(to: Routes.trademarks().query("done", "added")) }
            form.reject("name", "profiles.trademark.name.taken")
        }
        return try await list(owner, FormView(form), status: .unprocessableContent)
    }

    func editTrademark(_ request: Request, _ context: ClubContext, _ id: ID<Trademark>) async throws -> Response {
        let owner = try Owner(context)
        let mark = try await trademark(id, owner)
        return show(owner, mark, TrademarkForm.filled(mark))
    }

    func saveTrademark(_ request: Request, _ context: ClubContext, _ id: ID<Trademark>) async throws -> Response {
        let owner = try Owner(context)
        var form = FormReader(try await FormBody.read(request))
        if let record = TrademarkForm.read(&form, today: owner.visit.today) {
            let isNew = try await named { db in
                try TrademarkRepository.save(record, as: id, of: owner.viewer, in: db)
            }
            if isNew { return .redirect(to: Routes.trademarks().query("done", "saved")) }
            form.reject("name", "profiles.trademark.name.taken")
        }
        return show(owner, try await trademark(id, owner), FormView(form), .unprocessableContent)
    }

    func removeTrademark(_ request: Request, _ context: ClubContext, _ id: ID<Trademark>) async throws -> Response {
        let owner = try Owner(context)
        try await house.database.write { db in try TrademarkRepository.remove(id, of: owner.viewer, in: db) }
        return .redirect(to: Routes.trademarks().query("done", "removed"))
    }

    /// Runs a write and says whether the name was free.
    private func named(_ write: @escaping @Sendable (any Connection) throws -> Void) async throws -> Bool {
        do {
            try await house.database.write(write)
            return true
        } catch DatabaseError.uniqueViolation("trademarks_company_id_folded_name_key") {
            return false
        }
    }

    private func trademark(_ id: ID<Trademark>, _ owner: Owner) async throws -> Trademark {
        let mark = try await house.database.read { db in
            try TrademarkRepository.trademark(id, of: owner.viewer, in: db)
        }
        guard let mark else { throw Refusal.notFound }
        return mark
    }

    private func list(
        _ owner: Owner, _ form: FormView, notice: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let marks = try await house.database.read { db in try TrademarkRepository.all(of: owner.viewer, in: db) }
        let page = TrademarksPage(trademarks: marks, form: form, key: house.ids.next(), notice: notice)
        return show(owner, "profiles.trademarks.title", status) { page.html($0) }
    }

    private func show(
        _ owner: Owner, _ mark: Trademark, _ form: FormView, _ status: HTTPResponse.Status = .ok
    ) -> Response {
        let page = TrademarkPage(trademark: mark, form: form)
        return show(owner, "profiles.trademarks.title", status) { page.html($0) }
    }
}
