import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

extension DealController {
    func follow(_ request: Request, _ context: ClubContext, _ id: ID<Deal>) async throws -> Response {
        let (visit, person) = try known(context)
        let deal = try await house.database.glance { db in try DealRepository.follow(id, person: person, in: db) }
        guard let deal else { throw Refusal.notFound }
        return page(deal, visit, done: request.queryFields["done"].flatMap(DealNotice.init(rawValue:)))
    }

    func confirm(_ request: Request, _ context: ClubContext, _ id: ID<Deal>) async throws -> Response {
        let fields = try await FormBody.read(request).fields
        guard let version = fields[DealForm.Field.version].flatMap({ Int($0) }) else { throw Refusal.malformed }
        return try await change(context, id, .confirmed, .confirmed, step: Int64(version)) { seat, now, db in
            try DealRepository.confirm(id, version: version, by: seat, at: now, in: db)
        }
    }

    func close(_ request: Request, _ context: ClubContext, _ id: ID<Deal>) async throws -> Response {
        var form = FormReader(try await FormBody.read(request))
        guard let version = form.body.fields[DealForm.Field.version].flatMap({ Int($0) }) else {
            throw Refusal.malformed
        }
        let deal = try await own(context, id)
        let isOwn = deal.statedBy == deal.own
        let words = form.text("words", max: 300, required: !isOwn, kind: .paragraph)
        guard form.isValid else { return try again(deal, form, context) }
        return try await change(
            context, id, isOwn ? .withdrawn : .declined, isOwn ? .withdrawn : .declined, step: Int64(version)
        ) { seat, now, db in
            try DealRepository.close(id, version: version, words, by: seat, at: now, in: db)
        }
    }

    func state(_ request: Request, _ context: ClubContext, _ id: ID<Deal>) async throws -> Response {
        let (visit, person) = try known(context)
        let deal = try await own(context, id)
        let form = PaymentForm(try await FormBody.read(request), signedOn: deal.terms.signedOn, visit.today)
        guard let key = form.key, let version = form.version else { throw Refusal.malformed }
        guard let content = form.content else { return try again(deal, form.reader, context) }
        let occasion: DealTelling.Occasion = content.kind == .paid ? .saidPaid : .saidDisputed
        let answer = try await change(context, id, .said, occasion, step: key.rawValue) { seat, now, db in
            try DealRepository.state(content, of: id, key: key, seen: version, by: seat, at: now, in: db)
        }
        guard answer.status == .seeOther else { return answer }
        // Whether the two agree now is said where they are sent back to.
        let after = try await house.database.read { db in try DealRepository.follow(id, person: person, in: db) }
        guard let after else { return answer }
        let notice: DealNotice = after.isDiffering ? .differing : after.outcome == nil ? .said : .agreed
        return .redirect(to: Routes.deal(id).query("done", notice.rawValue))
    }

    func thank(_ request: Request, _ context: ClubContext, _ id: ID<Deal>) async throws -> Response {
        var form = FormReader(try await FormBody.read(request))
        let sentence = form.text("sentence", max: 500, required: true, kind: .paragraph)
        guard form.isValid else { return try again(try await own(context, id), form, context) }
        let thanks: ID<Thanks> = house.ids.next()
        return try await change(context, id, .thanked, .thanked, step: 1) { seat, now, db in
            try DealRepository.thank(id, sentence, by: seat, thanks: thanks, at: now, in: db)
        }
    }

    /// One write and what the other side is told of it; a repeated request changes nothing and looks the same.
    func change(
        _ context: ClubContext, _ id: ID<Deal>, _ notice: DealNotice, _ occasion: DealTelling.Occasion?, step: Int64,
        _ write: @escaping @Sendable (ID<Membership>, Instant, any Connection) throws -> DealRepository.Outcome
    ) async throws -> Response {
        let (visit, person) = try known(context)
        let telling = DealTelling(house, visit)
        let (outcome, across) = try await house.database.write { db -> (DealRepository.Outcome, ID<Membership>) in
            guard let deal = try DealRepository.follow(id, person: person, in: db) else { throw Refusal.notFound }
            let outcome = try write(deal.own, visit.now, db)
            let across = deal.counterpart.membership
            if outcome == .done, let occasion {
                try telling.tell(occasion, about: id, to: across, step: step, at: visit.now, in: db)
            }
            return (outcome, across)
        }
        switch outcome {
        case .done: await announce(to: across)
        case .alreadyDone: break
        case .outrun: return try await outrun(id, context)
        case .notFound: throw Refusal.notFound
        }
        return .redirect(to: Routes.deal(id).query("done", notice.rawValue))
    }

    func own(_ context: ClubContext, _ id: ID<Deal>) async throws -> FollowedDeal {
        let person = try known(context).person
        let deal = try await house.database.glance { db in try DealRepository.follow(id, person: person, in: db) }
        guard let deal else { throw Refusal.notFound }
        return deal
    }

    /// Somebody was faster: the deal as it stands now, which shows why.
    func outrun(_ id: ID<Deal>, _ context: ClubContext) async throws -> Response {
        let visit = try known(context).visit
        return page(try await own(context, id), visit, isOutrun: true, status: .conflict)
    }

    /// The deal's page with what was typed and what is wrong with it.
    private func again(_ deal: FollowedDeal, _ form: FormReader, _ context: ClubContext) throws -> Response {
        page(deal, try known(context).visit, form: FormView(form), status: .unprocessableContent)
    }

    private func page(
        _ deal: FollowedDeal, _ visit: Visit, form: FormView = FormView(), done: DealNotice? = nil,
        isOutrun: Bool = false, status: HTTPResponse.Status = .ok
    ) -> Response {
        let screen = Screen(visit, house)
        let page = DealPage(deal: deal, form: form, done: done, isOutrun: isOutrun, key: house.ids.next())
        return shown(page.title(screen), page.html(screen), screen, status: status)
    }
}
