import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

extension ReferralController {
    func form(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, seat) = try seated(context)
        var fields: FormFields = [GivingForm.Field.kind: Referral.Kind.outside.rawValue]
        if let to: ID<Membership> = request.queryFields["to"].flatMap({ ID(pathComponent: $0) }) {
            let party = try await house.database.glance { db in
                try ReceiverRepository.receiver(to, notBeing: seat, in: db)
            }
            if let party {
                fields.append(GivingForm.Field.to, party.name + ", " + party.company)
                fields.append(GivingForm.Field.toID, party.membership.description)
            }
        }
        return page(GivingPage(form: FormView(fields), key: house.ids.next()), visit)
    }

    func give(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, seat) = try seated(context)
        guard let viewer = visit.viewer else { throw Refusal.notFound }
        let form = GivingForm(try await FormBody.read(request))
        guard let key = form.key else { throw Refusal.malformed }
        let letters = ReferralLetters(house, visit)
        let answer = try await house.database.write { db -> GivingAnswer in
            let meaning = try Self.receiver(form, viewer, notBeing: seat, in: db)
            guard form.reader.isValid, let about = form.about, case .one(let to) = meaning else {
                return .toCorrect(meaning)
            }
            let new = NewReferral(
                id: key, receiver: to.membership, about: about, need: form.need, note: form.note
            )
            switch try ReferralRepository.give(new, from: seat, at: visit.now, in: db) {
            case .given: try letters.send(.given, about: key, to: to.membership, step: key.rawValue, in: db)
            case .alreadyGiven: return .given(nil)
            case .noSuchReceiver: return .toCorrect(.none)
            case .foreign: throw Refusal.notFound
            }
            return .given(to.membership)
        }
        switch answer {
        case .given(let receiver):
            if let receiver { await announce(to: receiver) }
            return .redirect(to: Routes.referral(key).query("done", ReferralNotice.given.rawValue))
        case .toCorrect(let meaning):
            return correct(form, key, meaning, visit)
        }
    }

    private enum GivingAnswer: Sendable {
        /// With the receiver to be told, or nil when the same form had been sent before.
        case given(ID<Membership>?)
        case toCorrect(ReceiverRepository.Meaning)
    }

    private static func receiver(
        _ form: GivingForm, _ viewer: Viewer, notBeing giver: ID<Membership>, in db: any Connection
    ) throws -> ReceiverRepository.Meaning {
        if let chosen = form.chosen {
            return try ReceiverRepository.receiver(chosen, notBeing: giver, in: db).map { .one($0) } ?? .none
        }
        // Without script the key filled in earlier outlives a change of the text beside it: believe what is seen.
        if let filled = form.filled,
            let party = try ReceiverRepository.receiver(filled, notBeing: giver, in: db),
            party.answers(to: form.to)
        {
            return .one(party)
        }
        return try ReceiverRepository.find(form.to, viewer: viewer, notBeing: giver, in: db)
    }

    private func correct(
        _ form: GivingForm, _ key: ID<Referral>, _ meaning: ReceiverRepository.Meaning, _ visit: Visit
    ) -> Response {
        var reader = form.reader
        var candidates: [Party] = []
        switch meaning {
        case .one: break
        case .none:
            let key = form.to.isEmpty ? FormProblem.Key.required : "referrals.form.unknown-member"
            reader.reject(first: GivingForm.Field.to, key)
        case .several(let parties):
            candidates = parties
            reader.reject(first: GivingForm.Field.to, "referrals.form.several-members")
        }
        let page = GivingPage(form: FormView(reader), key: key, candidates: candidates)
        return self.page(page, visit, status: .unprocessableContent)
    }

    private func page(_ page: GivingPage, _ visit: Visit, status: HTTPResponse.Status = .ok) -> Response {
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("referrals.give.title"), place: .give)
        return .page(shell.page(page.html(screen), screen), status: status)
    }

    /// Tells an open Home of the other side that something waits.
    func announce(to membership: ID<Membership>) async {
        await house.news.send("waits", to: membership)
    }
}
