import Hummingbird
import Localization
import Persistence
import Web

extension ReferralController {
    /// The receiver does not take it.
    func decline(_ request: Request, _ context: ClubContext, _ id: ID<Referral>) async throws -> Response {
        let form = DeclineForm(try await FormBody.read(request))
        guard let decline = form.decline else { return try await again(context, id, form.reader, only: .receiver) }
        let step: ID<ReferralStep> = house.ids.next()
        return try await change(context, id, .declined, .declined) { seat, now, db in
            try ReferralRepository.decline(id, decline, by: seat, step: step, at: now, in: db)
        }
    }

    /// One side writes to the other.
    func say(_ request: Request, _ context: ClubContext, _ id: ID<Referral>) async throws -> Response {
        let body = try await FormBody.read(request)
        var form = FormReader(body)
        let text = form.text(
            ReferralConversation.Field.text, max: ReferralMessage.limit, required: true, kind: .paragraph)
        guard form.isValid else { return try await again(context, id, form, only: nil) }
        guard let key: ID<ReferralMessage> = ID(pathComponent: body.fields[ReferralConversation.Field.key] ?? "") else {
            throw Refusal.malformed
        }
        return try await change(context, id, .said, .message) { seat, now, db in
            switch try ConversationRepository.say(text, key, on: id, by: seat, at: now, in: db) {
            case .done: .done
            case .alreadyDone: .alreadyDone
            case .outrun: .outrun
            case .notFound: .notFound
            }
        }
    }

    /// Either side takes it up again.
    func wake(_ context: ClubContext, _ id: ID<Referral>) async throws -> Response {
        try await change(context, id, .woken, .woken) { seat, now, db in
            try ReferralRepository.wake(id, by: seat, at: now, in: db)
        }
    }

    /// The page once more, with what is to correct.
    private func again(
        _ context: ClubContext, _ id: ID<Referral>, _ form: FormReader, only side: Referral.Side?
    ) async throws -> Response {
        let (visit, person) = try known(context)
        let referral = try await house.database.glance { db -> FollowedReferral in
            guard var referral = try ReferralRepository.follow(id, person: person, in: db) else {
                throw try HandedReferral.refusal(id, person: person, in: db)
            }
            guard side == nil || referral.side == side else { throw Refusal.notFound }
            referral.thread = try ReferralThread.load(referral, in: db)
            return referral
        }
        return page(FollowPage(referral: referral, form: FormView(form)), visit, status: .unprocessableContent)
    }
}
