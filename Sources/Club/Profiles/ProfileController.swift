import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// A member's own profile, company, trademarks and who may see them. Candidates prepare theirs too.
struct ProfileController: Sendable {
    let house: House

    enum Routes {
        static let edit = Route0(.get, "me/profile")
        static let save = Route0(.post, "me/profile")
        static let editCompany = Route0(.get, "me/company")
        static let saveCompany = Route0(.post, "me/company")
        static let trademarks = Route0(.get, "me/trademarks")
        static let addTrademark = Route0(.post, "me/trademarks")
        static let editTrademark = Route1<ID<Trademark>>(.get, "me/trademarks", .parameter)
        static let saveTrademark = Route1<ID<Trademark>>(.post, "me/trademarks", .parameter)
        static let removeTrademark = Route1<ID<Trademark>>(.post, "me/trademarks", .parameter, "removal")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.edit, access: .person, edit)
        router.on(Routes.save, access: .person, save)
        router.on(Routes.editCompany, access: .person, editCompany)
        router.on(Routes.saveCompany, access: .person, saveCompany)
        router.on(Routes.trademarks, access: .person, trademarks)
        router.on(Routes.addTrademark, access: .person, addTrademark)
        router.on(Routes.editTrademark, access: .person, editTrademark)
        router.on(Routes.saveTrademark, access: .person, saveTrademark)
        router.on(Routes.removeTrademark, access: .person, removeTrademark)
    }

    private func edit(_ request: Request, _ context: ClubContext) async throws -> Response {
        let owner = try Owner(context)
        let record = try await house.database.read { db in try ProfileRepository.profile(of: owner.viewer, in: db) }
        guard let record else { throw Refusal.notFound }
        let page = ProfilePage(
            form: ProfileForm.filled(record), membership: owner.membership, email: record.email,
            isPublic: record.isPublic, wasSaved: request.queryFields["saved"] != nil
        )
        return show(owner, "profiles.title") { page.html($0) }
    }

    private func save(_ request: Request, _ context: ClubContext) async throws -> Response {
        let owner = try Owner(context)
        var form = FormReader(try await FormBody.read(request))
        guard let record = ProfileForm.read(&form) else {
            let stored = try await house.database.read { db in
                try ProfileRepository.profile(of: owner.viewer, in: db)
            }
            let page = ProfilePage(
                form: FormView(form), membership: owner.membership, email: stored?.email,
                isPublic: stored?.isPublic ?? false
            )
            return show(owner, "profiles.title", .unprocessableContent) { page.html($0) }
        }
        try await house.database.write { db in
            try ProfileRepository.save(record, of: owner.viewer, at: owner.visit.now, in: db)
        }
        return .redirect(to: Routes.edit().query("saved", 1))
    }

    private func editCompany(_ request: Request, _ context: ClubContext) async throws -> Response {
        let owner = try Owner(context)
        let record = try await house.database.read { db in try CompanyRepository.company(of: owner.viewer, in: db) }
        guard let record else { throw Refusal.notFound }
        let page = CompanyPage(
            form: CompanyForm.filled(record), membership: owner.membership,
            wasSaved: request.queryFields["saved"] != nil
        )
        return show(owner, "profiles.company.title") { page.html($0) }
    }

    private func saveCompany(_ request: Request, _ context: ClubContext) async throws -> Response {
        let owner = try Owner(context)
        var form = FormReader(try await FormBody.read(request))
        if let record = CompanyForm.read(&form) {
            do {
                try await house.database.write { db in
                    try CompanyRepository.save(record, of: owner.viewer, at: owner.visit.now, in: db)
                }
                return .redirect(to: Routes.editCompany().query("saved", 1))
            } catch DatabaseError.uniqueViolation("companies_ice_key") {
                form.reject("ice", "profiles.ice.taken")
            }
        }
        let page = CompanyPage(form: FormView(form), membership: owner.membership)
        return show(owner, "profiles.company.title", .unprocessableContent) { page.html($0) }
    }

    func show(
        _ owner: Owner, _ titleKey: String, _ status: HTTPResponse.Status = .ok, _ body: (Screen) -> HTML
    ) -> Response {
        let screen = Screen(owner.visit, house)
        return .page(Shell(title: screen.t(titleKey), place: .more).page(body(screen), screen), status: status)
    }

    /// Who edits: someone with a seat, whatever its state.
    struct Owner: Sendable {
        let visit: Visit
        let viewer: Viewer
        let membership: ID<Membership>

        init(_ context: ClubContext) throws {
            guard let visit = context.visit, let viewer = visit.viewer, let seat = viewer.seat else {
                throw Refusal.notFound
            }
            self.visit = visit
            self.viewer = viewer
            membership = seat.membership
        }
    }
}
