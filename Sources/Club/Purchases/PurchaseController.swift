import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// Buying together: one request for quotations, many who join it.
struct PurchaseController: Sendable {
    let house: House

    enum Routes {
        static let all = Route0(.get, "purchases")
        static let new = Route0(.get, "purchases/new")
        static let open = Route0(.post, "purchases")
        static let purchase = Route1<ID<Purchase>>(.get, "purchases", .parameter)
        static let join = Route1<ID<Purchase>>(.post, "purchases", .parameter, "participation")
        static let leave = Route1<ID<Purchase>>(.post, "purchases", .parameter, "withdrawal")
        static let confirm = Route1<ID<Purchase>>(.post, "purchases", .parameter, "confirmation")
        static let endJoining = Route1<ID<Purchase>>(.post, "purchases", .parameter, "closing")
        static let cancel = Route1<ID<Purchase>>(.post, "purchases", .parameter, "cancellation")
        static let takeOver = Route1<ID<Purchase>>(.post, "purchases", .parameter, "organisation")
        static let newOffer = Route1<ID<Purchase>>(.get, "purchases", .parameter, "offers/new")
        static let offer = Route1<ID<Purchase>>(.post, "purchases", .parameter, "offers")
        static let withdrawOffer = Route2<ID<Purchase>, ID<PurchaseOffer>>(
            .post, "purchases", .parameter, "offers", .parameter, "withdrawal")
        static let choose = Route1<ID<Purchase>>(.post, "purchases", .parameter, "choice")
        static let comparison = Route1<ID<Purchase>>(.get, "purchases", .parameter, "comparison")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.all, access: .member) { try await all($0, $1) }
        router.on(Routes.new, access: .member) { try form($0, $1) }
        router.on(Routes.open, access: .member) { try await open($0, $1) }
        router.on(Routes.purchase, access: .member) { try await show($0, $1, $2) }
        router.on(Routes.join, access: .member) { try await join($0, $1, $2) }
        router.on(Routes.leave, access: .member) { _, context, id in try await leave(context, id) }
        router.on(Routes.confirm, access: .member) { try await confirm($0, $1, $2) }
        router.on(Routes.endJoining, access: .member) { _, context, id in try await endJoining(context, id) }
        router.on(Routes.cancel, access: .member) { try await cancel($0, $1, $2) }
        router.on(Routes.takeOver, access: .member) { _, context, id in try await takeOver(context, id) }
        router.on(Routes.newOffer, access: .member) { _, context, id in try await offerForm(context, id) }
        router.on(Routes.offer, access: .member) { try await offer($0, $1, $2) }
        router.on(Routes.withdrawOffer, access: .member) { _, context, id, offer in
            try await withdrawOffer(context, id, offer)
        }
        router.on(Routes.choose, access: .member) { try await choose($0, $1, $2) }
        router.on(Routes.comparison, access: .member) { _, context, id in try await comparison(context, id) }
    }

    typealias Asker = PurchaseRepository.Asker

    /// The visit of a member and who asks. The gate has let only members through.
    func seated(_ context: ClubContext) throws -> (visit: Visit, asker: Asker) {
        guard let visit = context.visit, let viewer = visit.viewer, let seat = viewer.activeSeat else {
            throw Refusal.notFound
        }
        return (visit, Asker(person: viewer.person, seat: seat))
    }

    private func all(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, asker) = try seated(context)
        let query = request.queryFields
        let scope = query["show"].flatMap(PurchaseRepository.Scope.init(rawValue:)) ?? .open
        let before = query["before"].flatMap { ID<Purchase>(pathComponent: $0) }
        let purchases = try await house.database.read { db in
            try PurchaseRepository.list(scope, before: before, for: asker, in: db)
        }
        let screen = Screen(visit, house)
        let page = PurchasesPage(scope: scope, purchases: purchases)
        return .page(Shell(title: screen.t("purchases.title"), place: .exchanges).page(page.html(screen), screen))
    }

    /// - Parameter request: may bring a title and a text, as an opportunity does.
    private func form(_ request: Request, _ context: ClubContext) throws -> Response {
        let (visit, _) = try seated(context)
        let query = request.queryFields
        typealias Field = PurchaseForm.Field
        let fields: FormFields = [
            Field.title: String(FormText.clean(query[Field.title] ?? "", .line).unicodeScalars.prefix(120)),
            Field.text: String(FormText.clean(query[Field.text] ?? "", .paragraph).unicodeScalars.prefix(2000)),
            Field.visibility: NewPurchase.Visibility.club.rawValue,
            Field.joinUntil: visit.today.adding(days: 14).isoText,
            Field.offersUntil: visit.today.adding(days: 28).isoText,
        ]
        return page(NewPurchasePage(form: FormView(fields), key: house.ids.next()), visit)
    }

    private func open(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, asker) = try seated(context)
        let form = PurchaseForm(try await FormBody.read(request), visit.today)
        guard let key = form.key else { throw Refusal.malformed }
        guard let new = form.new else {
            return page(
                NewPurchasePage(form: FormView(form.reader), key: key), visit, status: .unprocessableContent)
        }
        let (zone, currency) = (house.zone, visit.club?.currency ?? "MAD")
        let outcome = try await house.database.write { db in
            try PurchaseRepository.open(new, by: asker, currency: currency, zone, at: visit.now, in: db)
        }
        if outcome == .foreign { throw Refusal.notFound }
        return done(.opened, key)
    }

    private func page(
        _ page: NewPurchasePage, _ visit: Visit, status: HTTPResponse.Status = .ok
    ) -> Response {
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("purchases.new.title"), place: .exchanges)
        return .page(shell.page(page.html(screen), screen), status: status)
    }

    private func show(_ request: Request, _ context: ClubContext, _ id: ID<Purchase>) async throws -> Response {
        let (visit, asker) = try seated(context)
        let page = try await self.page(id, asker)
        return show(page.said(request.queryFields["done"].flatMap(PurchaseDone.init(rawValue:))), visit)
    }

    /// A purchase with what the asker may see of it.
    func page(_ id: ID<Purchase>, _ asker: Asker, form: FormView = FormView()) async throws -> PurchasePage {
        let page = try await house.database.read { db -> PurchasePage? in
            guard let purchase = try PurchaseRepository.find(id, for: asker, in: db) else { return nil }
            let sees = purchase.seesOffers || purchase.ownOffer != nil
            let offers = sees ? try PurchaseRepository.offers(id, for: asker, in: db) : []
            let hasOrders = purchase.stage == .done && offers.contains { $0.isOwn && $0.isChosen }
            let orders = hasOrders ? try PurchaseRepository.orders(id, for: asker, in: db) : []
            return PurchasePage(purchase: purchase, offers: offers, orders: orders, form: form)
        }
        guard let page else { throw Refusal.notFound }
        return page
    }

    func show(_ page: PurchasePage, _ visit: Visit, status: HTTPResponse.Status = .ok) -> Response {
        let screen = Screen(visit, house)
        let shell = Shell(title: page.purchase.title, place: .exchanges)
        return .page(shell.page(page.html(screen), screen), status: status)
    }

    func done(_ done: PurchaseDone, _ id: ID<Purchase>) -> Response {
        .redirect(to: Routes.purchase(id).query("done", done.rawValue))
    }

    /// One write, after which whoever organises hears on an open Home that something is new.
    func change(
        _ id: ID<Purchase>, _ said: PurchaseDone,
        _ write: @escaping @Sendable (any Connection) throws -> Purchase.Outcome
    ) async throws -> Response {
        let (outcome, organiser) = try await house.database.write {
            db -> (Purchase.Outcome, ID<Membership>?) in
            let outcome = try write(db)
            try outcome.settle()
            return (outcome, try PurchaseNews.Subject.find(id, in: db)?.organiser)
        }
        if outcome == .done, let organiser { await house.news.send("notices", to: organiser) }
        return done(said, id)
    }
}

/// What was just done, said above the page one is sent back to.
enum PurchaseDone: String, CaseIterable, Sendable {
    case opened, joined, left, confirmed, ended, cancelled, taken, offered, withdrawn, chosen

    var key: String { "purchases.done." + rawValue }
}
