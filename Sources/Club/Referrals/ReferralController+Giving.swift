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
            let party = try await house.database.read { db in
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
        let form = GivingForm(try await FormBody.read(request))
        guard let key = form.key else { throw Refusal.malformed }
        let letters = ReferralLetters(house, visit)
        let answer = try await house.database.write { db -> GivingAnswer in
            let parties = try Self.receivers(form, notBeing: seat, in: db)
            guard form.reader.isValid, let about = form.about, let to = parties.first, parties.count == 1 else {
                return .toCorrect(parties)
            }
            let new = NewReferral(
                id: key, receiver: to.membership, about: about, need: form.need, note: form.note
            )
            switch try ReferralRepository.give(new, from: seat, at: visit.now, in: db) {
            case .given: try letters.send(.given, about: key, to: to.membership, step: key.rawValue, in: db)
            case .alreadyGiven: return .given(nil)
            case .noSuchReceiver: return .toCorrect([])
            case .foreign: throw Refusal.notFound
            }
            return .given(to.membership)
        }
        switch answer {
        case .given(let receiver):
            if let receiver { await announce(to: receiver) }
            return .redirect(to: Routes.referral(key).query("done", ReferralNotice.given.rawValue))
        case .toCorrect(let parties):
            return correct(form, key, parties, visit)
        }
    }

    private enum GivingAnswer: Sendable {
        /// With the receiver to be told, or nil when the same form had been sent before.
        case given(ID<Membership>?)
        /// With those the typed text can mean.
        case toCorrect([Party])
    }

    private static func receivers(
        _ form: GivingForm, notBeing giver: ID<Membership>, in db: any Connection
    ) throws -> [Party] {
        if let chosen = form.chosen {
            return try ReceiverRepository.receiver(chosen, notBeing: giver, in: db).map { [$0] } ?? []
        }
        // Without script the key filled in earlier outlives a change of the text beside it: believe what is seen.
        if let filled = form.filled,
            let party = try ReceiverRepository.receiver(filled, notBeing: giver, in: db),
            party.answers(to: form.to)
        {
            return [party]
        }
        return try ReceiverRepository.find(form.to, notBeing: giver, in: db)
    }

    private func correct(_ form: GivingForm, _ key: ID<Referral>, _ parties: [Party], _ visit: Visit) -> Response {
        var reader = form.reader
        if form.to.isEmpty {
            reader.reject(GivingForm.Field.to, FormProblem.Key.required)
        } else if parties.isEmpty {
            reader.reject(GivingForm.Field.to, "referrals.form.unknown-member")
        } else if parties.count > 1 {
            reader.reject(GivingForm.Field.to, "referrals.form.several-members")
        }
        let candidates = parties.count > 1 ? parties : []
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
