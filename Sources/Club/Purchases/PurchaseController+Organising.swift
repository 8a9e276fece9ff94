import Chronology
import Hummingbird
import Localization
import Persistence
import Web

/// What the organiser and suppliers do.
extension PurchaseController {
    func endJoining(_ context: ClubContext, _ id: ID<Purchase>) async throws -> Response {
        let (visit, asker) = try seated(context)
        let stages = PurchaseStages(house.notices)
        return try await change(id, .ended) { db in
            guard let purchase = try PurchaseRepository.find(id, for: asker, in: db), purchase.isOrganiser,
                purchase.vacantUntil == nil
            else { return .notFound }
            guard purchase.stage == .joining else { return purchase.stage == .offers ? .alreadyDone : .changed }
            guard purchase.companies >= Purchase.fewestCompanies else { return .outrun("purchases.conflict.alone") }
            return try stages.endJoining(id, at: visit.now, in: db) == .offers ? .done : .changed
        }
    }

    func cancel(_ request: Request, _ context: ClubContext, _ id: ID<Purchase>) async throws -> Response {
        let (visit, asker) = try seated(context)
        var form = FormReader(try await FormBody.read(request))
        let words = form.text("words", max: 500, required: true, kind: .paragraph)
        guard form.isValid else {
            let page = try await page(id, asker, form: FormView(form))
            guard page.purchase.isOrganiser else { throw Refusal.notFound }
            return show(page, visit, status: .unprocessableContent)
        }
        let stages = PurchaseStages(house.notices)
        return try await change(id, .cancelled) { db in
            try stages.cancel(id, words, by: asker, at: visit.now, in: db)
        }
    }

    func offerForm(_ context: ClubContext, _ id: ID<Purchase>) async throws -> Response {
        let (visit, asker) = try seated(context)
        let purchase = try await purchase(id, asker)
        guard purchase.mayOffer(visit.now) else { throw Refusal.notFound }
        let fields: FormFields = [
            OfferForm.Field.deliveryDays: "7", OfferForm.Field.paymentDays: "30",
            OfferForm.Field.validUntil: visit.today.adding(days: 45).isoText,
        ]
        return page(OfferPage(purchase: purchase, form: FormView(fields), key: house.ids.next()), visit)
    }

    func offer(_ request: Request, _ context: ClubContext, _ id: ID<Purchase>) async throws -> Response {
        let (visit, asker) = try seated(context)
        let body = try await FormBody.read(request)
        let purchase = try await purchase(id, asker)
        let seller = purchase.isOrganiser ? nil : asker.seat.membership
        let form = OfferForm(body, seller: seller, currency: purchase.currency, visit.today)
        guard let key = form.key else { throw Refusal.malformed }
        guard let new = form.new else {
            return page(
                OfferPage(purchase: purchase, form: FormView(form.reader), key: key), visit,
                status: .unprocessableContent)
        }
        let news = PurchaseNews(house.notices)
        return try await change(id, .offered) { db in
            let outcome = try PurchaseRepository.offer(new, on: id, by: asker, at: visit.now, in: db)
            guard outcome == .done, seller != nil, let subject = try PurchaseNews.Subject.find(id, in: db) else {
                return outcome
            }
            try news.tell(
                "offered", subject, mark: "\(new.id)", to: [subject.organiser], at: visit.now, in: db)
            return outcome
        }
    }

    private func purchase(_ id: ID<Purchase>, _ asker: Asker) async throws -> ShownPurchase {
        let purchase = try await house.database.glance { db in
            try PurchaseRepository.find(id, for: asker, in: db)
        }
        guard let purchase else { throw Refusal.notFound }
        return purchase
    }

    private func page(_ page: OfferPage, _ visit: Visit, status: HTTPResponse.Status = .ok) -> Response {
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t(page.titleKey), place: .exchanges)
        return .page(shell.page(page.html(screen), screen), status: status)
    }

    func withdrawOffer(
        _ context: ClubContext, _ id: ID<Purchase>, _ offer: ID<PurchaseOffer>
    ) async throws -> Response {
        let (visit, asker) = try seated(context)
        return try await change(id, .withdrawn) { db in
            try PurchaseRepository.withdraw(offer, of: id, by: asker, at: visit.now, in: db)
        }
    }

    func choose(_ request: Request, _ context: ClubContext, _ id: ID<Purchase>) async throws -> Response {
        let (visit, asker) = try seated(context)
        var form = FormReader(try await FormBody.read(request))
        let offer = form.parameter("offer", as: ID<PurchaseOffer>.self, required: true)
        guard form.isValid, let offer else {
            let page = try await page(id, asker, form: FormView(form))
            guard page.purchase.isOrganiser else { throw Refusal.notFound }
            return show(page, visit, status: .unprocessableContent)
        }
        let stages = PurchaseStages(house.notices)
        return try await change(id, .chosen) { db in
            try stages.choose(offer, of: id, by: asker, at: visit.now, in: db)
        }
    }

    /// The comparison as a table to take away, for the organiser.
    func comparison(_ context: ClubContext, _ id: ID<Purchase>) async throws -> Response {
        let (visit, asker) = try seated(context)
        let page = try await page(id, asker)
        guard page.purchase.isOrganiser, page.purchase.vacantUntil == nil, let comparison = page.comparison else {
            throw Refusal.notFound
        }
        let screen = Screen(visit, house)
        let name = screen.t("purchases.file") + "-" + visit.today.isoText + ".csv"
        return .csv(ComparisonTable(comparison: comparison).bytes(screen), fileName: name)
    }
}
