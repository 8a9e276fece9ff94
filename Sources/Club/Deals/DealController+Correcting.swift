import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

extension DealController {
    func correction(_ context: ClubContext, _ id: ID<Deal>) async throws -> Response {
        let visit = try known(context).visit
        let deal = try await own(context, id)
        guard deal.allows(.correct) else { return try await outrun(id, context) }
        let screen = Screen(visit, house)
        return correcting(deal, FormView(deal.terms.fields(screen.t)), house.ids.next(), deal.version, screen)
    }

    func correct(_ request: Request, _ context: ClubContext, _ id: ID<Deal>) async throws -> Response {
        let (visit, person) = try known(context)
        let body = try await FormBody.read(request)
        let currency = visit.club?.currency ?? "MAD"
        let sent = DealForm(body, currency: currency, visit.today, hasParties: false)
        guard let raw = sent.key, let seen = sent.version else { throw Refusal.malformed }
        let (key, telling) = (ID<DealVersion>(rawValue: raw), DealTelling(house, visit))
        let answer = try await house.database.write { db -> CorrectingAnswer in
            guard let deal = try DealRepository.follow(id, person: person, in: db) else { throw Refusal.notFound }
            var form = sent
            form.check(division: try DealRepository.division(of: deal.seller.membership, in: db))
            guard let terms = form.terms, form.reader.isValid else { return .toCorrect(deal, form.reader) }
            let across = deal.counterpart.membership
            switch try DealRepository.correct(id, key: key, terms, seen: seen, by: deal.own, at: visit.now, in: db) {
            case .applied:
                try telling.tell(.corrected, about: id, to: across, step: raw, at: visit.now, in: db)
                return .corrected(.corrected, across)
            case .proposed:
                try telling.tell(.proposed, about: id, to: across, step: raw, at: visit.now, in: db)
                return .corrected(.proposed, across)
            case .alreadyDone: return .corrected(deal.confirmedAt == nil ? .corrected : .proposed, nil)
            case .outrun: return .outrun
            case .notFound: throw Refusal.notFound
            }
        }
        switch answer {
        case .outrun: return try await outrun(id, context)
        case .corrected(let notice, let across):
            if let across { await announce(to: across) }
            return .redirect(to: Routes.deal(id).query("done", notice.rawValue))
        case .toCorrect(let deal, let reader):
            let screen = Screen(visit, house)
            return correcting(
                deal, FormView(reader), ID(rawValue: raw), seen, screen, status: .unprocessableContent)
        }
    }

    private enum CorrectingAnswer: Sendable {
        case corrected(DealNotice, ID<Membership>?)
        case outrun
        case toCorrect(FollowedDeal, FormReader)
    }

    func answer(_ request: Request, _ context: ClubContext, _ id: ID<Deal>) async throws -> Response {
        var form = FormReader(try await FormBody.read(request))
        let answer = form.choice("answer", as: DealRepository.Answer.self, required: true)
        let words = form.text("words", max: 300, kind: .paragraph)
        guard let answer, form.isValid, let number = form.body.fields[DealForm.Field.version].flatMap({ Int($0) })
        else { throw Refusal.malformed }
        let (notice, occasion): (DealNotice, DealTelling.Occasion?) =
            switch answer {
            case .accept: (.accepted, .accepted)
            case .refuse: (.refused, .refused)
            case .retract: (.retracted, nil)
            }
        return try await change(context, id, notice, occasion, step: Int64(number)) { seat, now, db in
            try DealRepository.answer(answer, words, number: number, of: id, by: seat, at: now, in: db)
        }
    }

    private func correcting(
        _ deal: FollowedDeal, _ form: FormView, _ key: ID<DealVersion>, _ seen: Int, _ screen: Screen,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let page = CorrectionPage(deal: deal, form: form, key: key, seen: seen)
        return shown(screen.t("deals.correction.title"), page.html(screen), screen, status: status)
    }
}
