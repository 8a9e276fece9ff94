import Hummingbird
import Localization
import Persistence
import Web

extension ExchangesController {
    func outside(_ context: ClubContext) async throws -> Response {
        let (visit, _, seat) = try seated(context)
        let all = try await house.database.glance { db in try OutsideRepository.all(seat, in: db) }
        let screen = Screen(visit, house)
        return show(OutsidePages.list(all, screen), screen.t("outside.title"), screen)
    }

    func newOutside(_ context: ClubContext) async throws -> Response {
        let (visit, _, _) = try seated(context)
        let screen = Screen(visit, house)
        return show(OutsidePages.form(FormView(), house.ids.next(), screen), screen.t("outside.new"), screen)
    }

    func note(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, _, seat) = try seated(context)
        let form = OutsideForm(try await FormBody.read(request), visit.today)
        guard let key = form.key else { throw Refusal.malformed }
        guard let new = form.new else {
            let screen = Screen(visit, house)
            let page = OutsidePages.form(FormView(form.reader), key, screen)
            return show(page, screen.t("outside.new"), screen, status: .unprocessableContent)
        }
        let isOwn = try await house.database.write { db in
            try OutsideRepository.note(new, by: seat, at: visit.now, in: db)
        }
        guard isOwn else { throw Refusal.notFound }
        return .redirect(to: Routes.outsideOne(key).query("done", "noted"))
    }

    func outsideOne(_ request: Request, _ context: ClubContext, _ id: ID<OutsideReferral>) async throws -> Response {
        let (visit, _, seat) = try seated(context)
        let referral = try await house.database.glance { db in try OutsideRepository.one(id, of: seat, in: db) }
        guard let referral else { throw Refusal.notFound }
        let screen = Screen(visit, house)
        let done = request.queryFields["done"].flatMap { ["noted", "moved"].contains($0) ? $0 : nil }
        return show(OutsidePages.one(referral, FormView(), done, screen), referral.title, screen)
    }

    func moveOutside(_ request: Request, _ context: ClubContext, _ id: ID<OutsideReferral>) async throws -> Response {
        let (visit, _, seat) = try seated(context)
        let form = MoveForm(try await FormBody.read(request), currency: visit.club?.currency ?? "MAD", visit.today)
        let current = try await house.database.write { db -> OutsideReferral in
            guard let referral = try OutsideRepository.one(id, of: seat, in: db) else { throw Refusal.notFound }
            guard let move = form.move else { return referral }
            try OutsideRepository.move(id, move, by: seat, at: visit.now, in: db).settle()
            return referral
        }
        guard form.move != nil else {
            let screen = Screen(visit, house)
            let page = OutsidePages.one(current, FormView(form.reader), nil, screen)
            return show(page, current.title, screen, status: .unprocessableContent)
        }
        return .redirect(to: Routes.outsideOne(id).query("done", "moved"))
    }
}
