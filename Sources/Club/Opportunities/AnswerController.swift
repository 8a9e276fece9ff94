import Hummingbird
import Persistence
import Web

extension OpportunityController {
    /// The first message of an answer, in private.
    func answer(_ request: Request, _ context: ClubContext, _ id: ID<Opportunity>) async throws -> Response {
        let (visit, viewer, seat) = try seated(context)
        let form = MessageForm(try await FormBody.read(request))
        guard let key = form.key else { throw Refusal.malformed }
        guard form.reader.isValid else {
            let page = try await load(id, viewer) {
                $0.answering = FormView(form.reader)
                $0.message = key
            }
            return respond(page, visit, status: .unprocessableContent)
        }
        let (ids, notices) = (house.ids, house.notices)
        let said = try await house.database.write { db -> AnswerRepository.Said in
            guard let found = try OpportunityRepository.find(id, viewer, in: db) else { throw Refusal.notFound }
            let said = try AnswerRepository.answer(
                found, form.text, by: seat, message: key, ids: ids, at: visit.now, in: db)
            try said.move.settle()
            guard let reader = said.reader, let answer = said.answer else { return said }
            let news = OpportunityNews.answered(answer, key, found.title, by: viewer.fullName, viewer.person)
            try notices.tell(news, to: reader, at: visit.now, in: db)
            return said
        }
        if let reader = said.reader { await announce(to: [reader]) }
        guard let answer = said.answer else { throw Refusal.notFound }
        return .redirect(
            to: AnswerController.Routes.conversation(answer).query("done", OpportunityNotice.answered.rawValue))
    }
}

/// The conversation of an answer, and what its two sides do with it.
struct AnswerController: Sendable {
    let house: House

    enum Routes {
        static let conversation = Route1<ID<OpportunityAnswer>>(.get, "answers", .parameter)
        static let say = Route1<ID<OpportunityAnswer>>(.post, "answers", .parameter, "messages")
        static let choose = Route1<ID<OpportunityAnswer>>(.post, "answers", .parameter, "choice")
        static let retract = Route1<ID<OpportunityAnswer>>(.post, "answers", .parameter, "withdrawal")
        static let refer = Route1<ID<OpportunityAnswer>>(.post, "answers", .parameter, "referral")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.conversation, access: .member) { try await show($0, $1, $2) }
        router.on(Routes.say, access: .member) { try await say($0, $1, $2) }
        router.on(Routes.choose, access: .member) { try await choose($1, $2) }
        router.on(Routes.retract, access: .member) { try await retract($1, $2) }
        router.on(Routes.refer, access: .member) { try await refer($0, $1, $2) }
    }

    private func known(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        return (visit, viewer)
    }

    /// The conversation of the viewer; another's looks as if it were not there.
    private static func own(
        _ id: ID<OpportunityAnswer>, _ viewer: Viewer, in db: any Connection
    ) throws -> Conversation {
        guard let found = try AnswerRepository.conversation(id, person: viewer.person, in: db) else {
            throw Refusal.notFound
        }
        return found
    }

    private func show(
        _ request: Request, _ context: ClubContext, _ id: ID<OpportunityAnswer>
    ) async throws -> Response {
        let (visit, viewer) = try known(context)
        let done = request.queryFields["done"].flatMap(OpportunityNotice.init(rawValue:))
        let read = try await house.database.glance { db in try Self.read(id, viewer, in: db) }
        return respond(page(read, done: done), visit)
    }

    /// The conversation, and what the two concluded of it.
    private static func read(
        _ id: ID<OpportunityAnswer>, _ viewer: Viewer, in db: any Connection
    ) throws -> (conversation: Conversation, deals: [OpportunityDeal]) {
        let conversation = try own(id, viewer, in: db)
        let deals = try OpportunityDeal.list(of: conversation.about.id, person: viewer.person, in: db)
        return (conversation, deals.filter { $0.counterpart.person == conversation.counterpart.person })
    }

    private func page(
        _ read: (conversation: Conversation, deals: [OpportunityDeal]), form: FormView = FormView(),
        key: ID<OpportunityMessage>? = nil,
        done: OpportunityNotice? = nil
    ) -> ConversationPage {
        ConversationPage(
            conversation: read.conversation, form: form, message: key ?? house.ids.next(),
            referral: house.ids.next(), deals: read.deals, done: done)
    }

    private func respond(_ page: ConversationPage, _ visit: Visit, status: HTTPResponse.Status = .ok) -> Response {
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.title(page.conversation.about.title), place: .exchanges)
        return .page(shell.page(page.html(screen), screen), status: status)
    }

    private func say(
        _ request: Request, _ context: ClubContext, _ id: ID<OpportunityAnswer>
    ) async throws -> Response {
        let (visit, viewer) = try known(context)
        let form = MessageForm(try await FormBody.read(request))
        guard let key = form.key else { throw Refusal.malformed }
        guard form.reader.isValid else {
            let read = try await house.database.glance { db in try Self.read(id, viewer, in: db) }
            return respond(
                page(read, form: FormView(form.reader), key: key), visit, status: .unprocessableContent)
        }
        let notices = house.notices
        let reader = try await house.database.write { db -> ID<Membership>? in
            let conversation = try Self.own(id, viewer, in: db)
            let said = try AnswerRepository.say(form.text, in: conversation, message: key, at: visit.now, in: db)
            try said.move.settle()
            guard let reader = said.reader else { return nil }
            let news = OpportunityNews.said(id, key, conversation.about.title, by: viewer.fullName, viewer.person)
            try notices.tell(news, to: reader, at: visit.now, in: db)
            return reader
        }
        return await done(.said, id, telling: reader)
    }

    private func choose(_ context: ClubContext, _ id: ID<OpportunityAnswer>) async throws -> Response {
        let (visit, viewer) = try known(context)
        let (notices, step) = (house.notices, house.ids.next(OpportunityStep.self))
        let reader = try await house.database.write { db -> ID<Membership>? in
            let conversation = try Self.own(id, viewer, in: db)
            let move = try AnswerRepository.choose(conversation, step: step, at: visit.now, in: db)
            try move.settle()
            guard move == .done else { return nil }
            let news = OpportunityNews.chosen(id, conversation.about.title, by: viewer.fullName, viewer.person)
            try notices.tell(news, to: conversation.counterpart.membership, at: visit.now, in: db)
            return conversation.counterpart.membership
        }
        return await done(.chosen, id, telling: reader)
    }

    private func retract(_ context: ClubContext, _ id: ID<OpportunityAnswer>) async throws -> Response {
        let (visit, viewer) = try known(context)
        let (notices, step) = (house.notices, house.ids.next(OpportunityStep.self))
        let reader = try await house.database.write { db -> ID<Membership>? in
            let conversation = try Self.own(id, viewer, in: db)
            let move = try AnswerRepository.retract(conversation, step: step, at: visit.now, in: db)
            try move.settle()
            guard move == .done else { return nil }
            let news = OpportunityNews.retracted(
                id, conversation.about.id, conversation.about.title, hasLeft: false, by: viewer.person,
                name: viewer.fullName)
            try notices.tell(news, to: conversation.counterpart.membership, at: visit.now, in: db)
            return conversation.counterpart.membership
        }
        return await done(.retracted, id, telling: reader)
    }

    private func done(
        _ notice: OpportunityNotice, _ id: ID<OpportunityAnswer>, telling reader: ID<Membership>?
    ) async -> Response {
        if let reader { await house.news.send("notices", to: reader) }
        return .redirect(to: Routes.conversation(id).query("done", notice.rawValue))
    }

    /// Makes the chosen answer a referral and leads to it.
    private func refer(
        _ request: Request, _ context: ClubContext, _ id: ID<OpportunityAnswer>
    ) async throws -> Response {
        let (visit, viewer) = try known(context)
        let field = try await FormBody.read(request).fields[MessageForm.Field.key]
        guard let key = field.flatMap({ ID<Referral>(pathComponent: $0) }) else { throw Refusal.malformed }
        let (notices, letters) = (house.notices, ReferralLetters(house, visit))
        let referred = try await house.database.write { db -> AnswerRepository.Referred in
            let conversation = try Self.own(id, viewer, in: db)
            let referred = try AnswerRepository.refer(conversation, key: key, at: visit.now, in: db)
            try referred.move.settle()
            guard let reader = referred.reader else { return referred }
            if conversation.about.side == .need {
                try letters.send(.given, about: key, to: reader, step: key.rawValue, in: db)
            } else {
                let news = OpportunityNews.referred(key, conversation.about.title, by: viewer.fullName, viewer.person)
                try notices.tell(news, to: reader, at: visit.now, in: db)
            }
            return referred
        }
        if let reader = referred.reader {
            await house.news.send("waits", to: reader)
            await house.news.send("notices", to: reader)
        }
        guard let referral = referred.referral else { throw Refusal.notFound }
        return .redirect(to: ReferralController.Routes.referral(referral))
    }
}
