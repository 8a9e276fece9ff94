import Hummingbird
import Persistence
import Web

/// What members of the group do.
extension PurchaseController {
    func join(_ request: Request, _ context: ClubContext, _ id: ID<Purchase>) async throws -> Response {
        let (visit, asker) = try seated(context)
        var form = FormReader(try await FormBody.read(request))
        let quantity = PurchaseFields.quantity("quantity", isRequired: true, &form)
        guard form.isValid, let quantity else {
            let page = try await page(id, asker, form: FormView(form))
            return show(page, visit, status: .unprocessableContent)
        }
        let news = PurchaseNews(house.notices)
        return try await change(id, .joined) { db in
            let wasIn = try PurchaseRepository.find(id, for: asker, in: db)?.isIn ?? false
            let outcome = try PurchaseRepository.join(id, quantity, by: asker, at: visit.now, in: db)
            guard outcome == .done, !wasIn, let subject = try PurchaseNews.Subject.find(id, in: db) else {
                return outcome
            }
            if subject.organiser != asker.seat.membership {
                let mark = "\(asker.seat.membership)"
                try news.tell("joined", subject, mark: mark, to: [subject.organiser], at: visit.now, in: db)
            }
            return outcome
        }
    }

    func leave(_ context: ClubContext, _ id: ID<Purchase>) async throws -> Response {
        let (visit, asker) = try seated(context)
        let stages = PurchaseStages(house.notices)
        return try await change(id, .left) { db in
            let outcome = try PurchaseRepository.leave(id, by: asker, at: visit.now, in: db)
            if outcome == .done { try stages.settleIfAnswered(id, at: visit.now, in: db) }
            return outcome
        }
    }

    func confirm(_ request: Request, _ context: ClubContext, _ id: ID<Purchase>) async throws -> Response {
        let (visit, asker) = try seated(context)
        var form = FormReader(try await FormBody.read(request))
        let ceiling = form.choice("ceiling", as: PurchaseCeiling.self, required: true)
        if !form.tick("agrees") { form.reject("agrees", "purchases.confirm.must-agree") }
        let reader = form
        let page = try await page(id, asker, form: FormView(reader))
        guard reader.isValid, let ceiling else { return show(page, visit, status: .unprocessableContent) }
        guard let limits = page.limits else { throw Refusal.conflict("purchases.conflict") }
        // The offer chosen does not change any more, nor does what is said of the group.
        let minor = ceiling == .present ? limits.present : limits.dearest
        let stages = PurchaseStages(house.notices)
        return try await change(id, .confirmed) { db in
            let outcome = try PurchaseRepository.confirm(id, upTo: minor, by: asker, at: visit.now, in: db)
            if outcome == .done { try stages.settleIfAnswered(id, at: visit.now, in: db) }
            return outcome
        }
    }

    func takeOver(_ context: ClubContext, _ id: ID<Purchase>) async throws -> Response {
        let (visit, asker) = try seated(context)
        return try await change(id, .taken) { db in
            try PurchaseRepository.takeOver(id, by: asker, at: visit.now, in: db)
        }
    }
}

/// Up to which price a member says yes.
enum PurchaseCeiling: String, CaseIterable, Sendable {
    /// The price told now, or less.
    case present
    /// Any price of the offer, should others leave.
    case any
}
