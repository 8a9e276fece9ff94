import Hummingbird
import Localization
import Persistence
import Web

extension OpportunityController {
    func list(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try known(context)
        let filter = OpportunityFilter(request.queryFields)
        let done = request.queryFields["done"].flatMap(OpportunityNotice.init(rawValue:))
        let key = house.ids.next(SavedSearch.self)
        let content = try await house.database.read { db -> OpportunitiesPage in
            let page =
                filter.text.isEmpty
                ? try OpportunityRepository.page(filter, viewer, in: db)
                : OpportunityRepository.Page(opportunities: try OpportunitySearch.find(filter, viewer, in: db))
            return OpportunitiesPage(filter: filter, page: page, viewer: viewer, key: key, done: done)
        }
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("opportunities.title"), place: .exchanges)
        return .page(shell.page(content.html(screen), screen))
    }

    func show(_ request: Request, _ context: ClubContext, _ id: ID<Opportunity>) async throws -> Response {
        let (visit, viewer) = try known(context)
        let done = request.queryFields["done"].flatMap(OpportunityNotice.init(rawValue:))
        let page = try await load(id, viewer) { $0.done = done }
        return respond(page, visit)
    }

    /// The page of an opportunity as the viewer may see it.
    func load(
        _ id: ID<Opportunity>, _ viewer: Viewer, _ change: (inout OpportunityPage) -> Void = { _ in }
    ) async throws -> OpportunityPage {
        let key = house.ids.next(OpportunityMessage.self)
        var page = try await house.database.glance { db -> OpportunityPage in
            guard let found = try OpportunityRepository.find(id, viewer, in: db) else { throw Refusal.notFound }
            let answers = found.isOwn ? try AnswerRepository.answers(to: id, person: viewer.person, in: db) : []
            let isParty = found.isOwn || found.answer != nil
            let deals = isParty ? try OpportunityDeal.list(of: id, person: viewer.person, in: db) : []
            return OpportunityPage(
                opportunity: found, answers: answers, deals: deals, canAct: viewer.activeSeat != nil, message: key)
        }
        change(&page)
        return page
    }

    func respond(_ page: OpportunityPage, _ visit: Visit, status: HTTPResponse.Status = .ok) -> Response {
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.title(page.opportunity.title), place: .exchanges)
        return .page(shell.page(page.html(screen), screen), status: status)
    }

    /// For anyone: the words, and nothing of who wrote them.
    func publicPage(_ context: ClubContext, _ id: ID<Opportunity>) async throws -> Response {
        guard let visit = context.visit, visit.club != nil else { throw Refusal.notFound }
        let found = try await house.database.glance { db in try PublicOpportunity.find(id, in: db) }
        guard let found else { throw Refusal.notFound }
        let screen = Screen(visit, house)
        let page = PublicOpportunityPage(opportunity: found)
        let shell = Shell(title: page.title(screen), description: page.description(screen), isPublic: true)
        return .page(shell.door(page.html(screen), wide: true, screen))
    }
}
