import Chronology
import Hummingbird
import Persistence
import Web

extension OpportunityController {
    func withdraw(_ context: ClubContext, _ id: ID<Opportunity>) async throws -> Response {
        let (visit, viewer, _) = try seated(context)
        let (ids, notices) = (house.ids, house.notices)
        let told = try await house.database.write { db -> [ID<Membership>] in
            let own = try Self.own(id, viewer, in: db)
            let ended = try OpportunityRepository.withdraw(
                id, by: own.author.membership, ids: ids, at: visit.now, in: db)
            try ended.move.settle()
            try OpportunityNews.settle(id, for: viewer.person, at: visit.now, in: db)
            let news = OpportunityNews.ended(id, own.title, .withdrawn, author: viewer.person)
            return try notices.tell(ended.declined.map { (seat: $0, notice: news) }, at: visit.now, in: db)
        }
        await announce(to: told)
        return done(.withdrawn, id)
    }

    func close(_ request: Request, _ context: ClubContext, _ id: ID<Opportunity>) async throws -> Response {
        let (visit, viewer, _) = try seated(context)
        let form = ClosingForm(try await FormBody.read(request))
        let (ids, notices) = (house.ids, house.notices)
        let answer = try await house.database.write { db -> ClosingAnswer in
            let own = try Self.own(id, viewer, in: db)
            let meaning = try form.ending(own, viewer, in: db)
            guard case .ending(let ending) = meaning else { return .toCorrect(meaning) }
            let ended = try OpportunityRepository.close(
                id, ending, by: own.author.membership, ids: ids, at: visit.now, in: db)
            try ended.move.settle()
            try OpportunityNews.settle(id, for: viewer.person, at: visit.now, in: db)
            guard ended.move == .done else { return .closed([]) }
            let news = OpportunityNews.ended(id, own.title, .closed, author: viewer.person)
            var told = ended.declined.map { (seat: $0, notice: news) }
            if let chosen = ended.chosen, let through = ending.through {
                told.append(
                    (
                        seat: through,
                        notice: OpportunityNews.chosen(chosen, own.title, by: viewer.fullName, viewer.person)
                    ))
            }
            return .closed(try notices.tell(told, at: visit.now, in: db))
        }
        switch answer {
        case .closed(let told):
            await announce(to: told)
            return form.isFromHome ? .redirect(to: HomeController.Routes.home()) : done(.closed, id)
        case .toCorrect(let meaning):
            let page = try await load(id, viewer) {
                $0.closing = form.view(meaning)
                $0.candidates = meaning.candidates
            }
            return respond(page, visit, status: .unprocessableContent)
        }
    }

    private enum ClosingAnswer: Sendable {
        case closed([ID<Membership>])
        case toCorrect(ClosingForm.Meaning)
    }

    func extend(_ request: Request, _ context: ClubContext, _ id: ID<Opportunity>) async throws -> Response {
        let (visit, viewer, _) = try seated(context)
        let isFromHome = try await FormBody.read(request).fields[ClosingForm.Field.back] == "home"
        let step = house.ids.next(OpportunityStep.self)
        let day = visit.today.adding(days: Opportunity.usualDays)
        try await house.database.write { db in
            let own = try Self.own(id, viewer, in: db)
            try OpportunityRepository.extend(
                id, to: day, by: own.author.membership, step: step, at: visit.now, in: db
            ).settle()
            try OpportunityNews.settle(id, for: viewer.person, at: visit.now, in: db)
        }
        return isFromHome ? .redirect(to: HomeController.Routes.home()) : done(.extended, id)
    }
}

extension Viewer {
    var fullName: String { givenName + " " + familyName }
}
