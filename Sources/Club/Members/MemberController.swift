import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// The directory, a member's page, card and QR code.
struct MemberController: Sendable {
    let house: House

    enum Routes {
        static let directory = Route0(.get, "members")
        static let suggestions = Route0(.get, "members/suggestions")
        static let member = Route1<ID<Membership>>(.get, "members", .parameter)
        static let card = Route1<ID<Membership>>(.get, "members", .parameter, "card")
        static let code = Route1<ID<Membership>>(.get, "members", .parameter, "code")
        static let publicPage = Route1<ID<Membership>>(.get, "p", .parameter)
        static let publicCard = Route1<ID<Membership>>(.get, "p", .parameter, "card")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.directory, access: .insider, directory)
        router.on(Routes.suggestions, access: .insider, suggestions)
        router.on(Routes.member, access: .insider, member)
        router.on(Routes.card, access: .insider, card)
        router.on(Routes.code, access: .insider, code)
        router.on(Routes.publicPage, access: .anyone, publicPage)
        router.on(Routes.publicCard, access: .anyone, publicCard)
    }

    /// Answers to a search: more than this many help nobody, a better word does.
    private static let searchLimit = 48
    private static let suggestionLimit = 7

    private func directory(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer) = try context.member()
        let query = request.queryFields
        let filter = DirectoryFilter(query)
        let after = query["after"].flatMap { ID<Membership>(pathComponent: $0) }
        let (house, revision) = (house, visit.club?.membersRevision ?? 0)
        let load = { @Sendable (db: any Connection) throws -> DirectoryPage in
            let figures = try house.directoryFigures.value(for: revision) { try DirectoryFigures.load(in: db) }
            var cards: [DirectoryCard]
            if filter.text.isEmpty {
                cards = try DirectoryRepository.page(filter, after: after, viewer: viewer, in: db)
            } else {
                let hits = try MemberSearch.find(
                    filter.text, reach: .viewer(viewer), filter: filter, limit: Self.searchLimit, in: db
                )
                cards = try DirectoryRepository.cards(of: hits.map(\.membership), viewer: viewer, in: db)
            }
            let hasMore = filter.text.isEmpty && cards.count > DirectoryRepository.pageSize
            if hasMore { cards.removeLast() }
            return DirectoryPage(
                filter: filter, figures: figures, cards: cards, hasMore: hasMore, isContinued: after != nil
            )
        }
        let page = try await filter.text.isEmpty ? house.database.glance(load) : house.database.read(load)
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("members.title"), place: .members)
        return .page(shell.page(page.html(screen), screen))
    }

    private func suggestions(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (_, viewer) = try context.member()
        let text = DirectoryFilter(request.queryFields).text
        let hits = try await house.database.read { db in
            try MemberSearch.find(
                text, reach: .viewer(viewer), excluding: viewer.seat?.membership, limit: Self.suggestionLimit, in: db
            )
        }
        var json = JSONText()
        json.array(hits) { json, hit in
            json.object {
                $0.member("id", hit.membership.description)
                $0.member("label", hit.name)
                $0.member("detail", [hit.company, hit.city].compactMap { $0 }.joined(separator: ", "))
            }
        }
        return .content(json.bytes, type: "application/json; charset=utf-8")
    }

    private func member(_ request: Request, _ context: ClubContext, _ id: ID<Membership>) async throws -> Response {
        let (visit, viewer) = try context.member()
        let page = try await house.database.glance { db -> MemberPage? in
            guard let member = try MemberRepository.member(id, viewer: viewer, in: db) else { return nil }
            let wishes = MemberOpportunities(
                opportunities: try OpportunityRepository.open(of: id, viewer, in: db))
            let relation: MemberPage.Relation
            switch viewer.activeSeat?.membership {
            case _ where member.person == viewer.person: relation = .oneself
            case nil: relation = .officer
            case let seat?: relation = .fellow(try BetweenYou.load(seat, id, in: db))
            }
            let isOther = member.person != viewer.person
            let mayEnd = try isOther && viewer.isOfficer && DepartureRepository.seat(id, viewer: viewer, in: db) != nil
            return MemberPage(member: member, relation: relation, mayEnd: mayEnd, opportunities: wishes)
        }
        guard let page else { throw Refusal.notFound }
        let screen = Screen(visit, house)
        return .page(Shell(title: page.member.name, place: .members).page(page.html(screen), screen))
    }

    private func card(_ request: Request, _ context: ClubContext, _ id: ID<Membership>) async throws -> Response {
        try visitingCard(try await known(id, context), Routes.member(id))
    }

    private func code(_ request: Request, _ context: ClubContext, _ id: ID<Membership>) async throws -> Response {
        let member = try await known(id, context)
        let address = house.absolute(member.isPublic ? Routes.publicPage(id) : Routes.member(id))
        return .svg(try QRCodeDrawing.svg(address))
    }

    private func publicPage(_ request: Request, _ context: ClubContext, _ id: ID<Membership>) async throws -> Response {
        guard let visit = context.visit else { throw Refusal.notFound }
        let page = PublicMemberPage(member: try await shown(id))
        let screen = Screen(visit, house)
        let shell = Shell(title: page.title, description: page.description(screen), isPublic: true)
        return .page(shell.door(page.html(screen), wide: true, screen))
    }

    private func publicCard(_ request: Request, _ context: ClubContext, _ id: ID<Membership>) async throws -> Response {
        try visitingCard(try await shown(id), Routes.publicPage(id))
    }

    private func visitingCard(_ member: MemberProfile, _ path: URLPath) throws -> Response {
        let card = VisitingCard(member, address: house.absolute(path))
        return .vcard(card.bytes, fileName: member.name + ".vcf")
    }

    private func known(_ id: ID<Membership>, _ context: ClubContext) async throws -> MemberProfile {
        let (_, viewer) = try context.member()
        let member = try await house.database.glance { db in try MemberRepository.member(id, viewer: viewer, in: db) }
        guard let member else { throw Refusal.notFound }
        return member
    }

    private func shown(_ id: ID<Membership>) async throws -> MemberProfile {
        let member = try await house.database.glance { db in try MemberRepository.publicMember(id, in: db) }
        guard let member else { throw Refusal.notFound }
        return member
    }
}

extension ClubContext {
    /// The visit and who comes, for routes that the gate opens to members only.
    fileprivate func member() throws -> (Visit, Viewer) {
        guard let visit, let viewer = visit.viewer else { throw Refusal.notFound }
        return (visit, viewer)
    }
}
