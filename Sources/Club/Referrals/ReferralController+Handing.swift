import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

extension ReferralController {
    func handing(_ context: ClubContext, _ id: ID<Referral>) async throws -> Response {
        let (visit, person) = try known(context)
        let (referral, colleagues) = try await house.database.glance { db in
            let referral = try Self.handable(id, person, in: db)
            return (referral, try HandoverRepository.colleagues(of: referral.own, for: id, in: db))
        }
        let page = HandoverPage(referral: referral, colleagues: colleagues, form: FormView(), key: house.ids.next())
        return show(page, visit)
    }

    func handOn(_ request: Request, _ context: ClubContext, _ id: ID<Referral>) async throws -> Response {
        let (visit, person) = try known(context)
        guard let viewer = visit.viewer else { throw Refusal.notFound }
        let form = HandoverForm(try await FormBody.read(request))
        guard let key = form.key else { throw Refusal.malformed }
        let letters = ReferralLetters(house, visit)
        let answer = try await house.database.write { db -> HandingAnswer in
            if try HandoverRepository.isDone(key, id, by: person, in: db) { return .handed([]) }
            let referral = try Self.handable(id, person, in: db)
            let colleagues = try HandoverRepository.colleagues(of: referral.own, for: id, in: db)
            let meaning = try Self.receiver(form, colleagues, viewer, notBeing: referral.own, in: db)
            let mustAgree = Self.mustAgree(form, referral, meaning, colleagues)
            guard form.reader.isValid, !mustAgree, case .one(let to) = meaning else {
                return .toCorrect(referral, colleagues, meaning, mustAgree: mustAgree)
            }
            let new = Handover.New(id: key, to: to.membership, reason: form.reason)
            switch try HandoverRepository.hand(id, new, by: referral.own, at: visit.now, in: db) {
            case .done: break
            case .alreadyDone: return .handed([])
            case .outrun: throw Refusal.conflict("referrals.conflict")
            case .noSuchReceiver: return .toCorrect(referral, colleagues, .none, mustAgree: false)
            case .notFound: throw Refusal.notFound
            }
            try ReferralLetters.recall(id, from: referral.own, in: db)
            try letters.send(.handed, about: id, to: to.membership, step: key.rawValue, in: db)
            try letters.send(
                .handedOn(to: to.name), about: id, to: referral.giver.membership, step: key.rawValue, in: db)
            return .handed([to.membership, referral.giver.membership])
        }
        switch answer {
        case .handed(let told):
            for membership in told { await announce(to: membership) }
            return .redirect(to: Routes.referral(id).query("done", ReferralNotice.handed.rawValue))
        case .toCorrect(let referral, let colleagues, let meaning, let mustAgree):
            return correct(form, key, referral, colleagues, meaning, mustAgree, visit)
        }
    }

    private enum HandingAnswer: Sendable {
        /// With those to be told; nobody when the same form had been sent before.
        case handed([ID<Membership>])
        case toCorrect(FollowedReferral, [Party], ReceiverRepository.Meaning, mustAgree: Bool)
    }

    /// The referral when its receiver asks while it is open; else why not.
    private static func handable(
        _ id: ID<Referral>, _ person: ID<Person>, in db: any Connection
    ) throws -> FollowedReferral {
        guard let referral = try ReferralRepository.follow(id, person: person, in: db) else {
            throw try HandedReferral.refusal(id, person: person, in: db)
        }
        guard referral.side == .receiver else { throw Refusal.notFound }
        guard referral.canBeHanded else { throw Refusal.conflict("referrals.conflict") }
        return referral
    }

    private static func receiver(
        _ form: HandoverForm, _ colleagues: [Party], _ viewer: Viewer, notBeing seat: ID<Membership>,
        in db: any Connection
    ) throws -> ReceiverRepository.Meaning {
        if let key = form.colleague {
            return colleagues.first { $0.membership == key }.map { .one($0) } ?? .none
        }
        if let chosen = form.chosen {
            return try ReceiverRepository.receiver(chosen, notBeing: seat, in: db).map { .one($0) } ?? .none
        }
        if let filled = form.filled, let party = try ReceiverRepository.receiver(filled, notBeing: seat, in: db),
            party.answers(to: form.to)
        {
            return .one(party)
        }
        return try ReceiverRepository.find(form.to, viewer: viewer, notBeing: seat, in: db)
    }

    /// The contact's details go to another company only when the contact agrees; a colleague's is the same one.
    private static func mustAgree(
        _ form: HandoverForm, _ referral: FollowedReferral, _ meaning: ReceiverRepository.Meaning, _ colleagues: [Party]
    ) -> Bool {
        guard referral.kind == .outside, !form.agrees, form.colleague == nil else { return false }
        guard case .one(let to) = meaning else { return true }
        return !colleagues.contains { $0.membership == to.membership }
    }

    private func correct(
        _ form: HandoverForm, _ key: ID<Handover>, _ referral: FollowedReferral, _ colleagues: [Party],
        _ meaning: ReceiverRepository.Meaning, _ mustAgree: Bool, _ visit: Visit
    ) -> Response {
        var reader = form.reader
        var candidates: [Party] = []
        if mustAgree { reader.reject(HandoverForm.Field.agrees, "referrals.hand.must-agree") }
        switch meaning {
        case .one: break
        case .none:
            reader.reject(
                first: GivingForm.Field.to,
                form.to.isEmpty && form.colleague == nil ? FormProblem.Key.required : "referrals.hand.unknown-member")
        case .several(let parties):
            candidates = parties
            reader.reject(first: GivingForm.Field.to, "referrals.form.several-members")
        }
        let page = HandoverPage(
            referral: referral, colleagues: colleagues, form: FormView(reader), key: key, candidates: candidates)
        return show(page, visit, status: .unprocessableContent)
    }

    private func show(_ page: HandoverPage, _ visit: Visit, status: HTTPResponse.Status = .ok) -> Response {
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("referrals.hand.title"), place: .exchanges)
        return .page(shell.page(page.html(screen), screen), status: status)
    }
}
