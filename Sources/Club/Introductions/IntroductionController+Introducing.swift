import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

extension IntroductionController {
    private func seated(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer, seat: ID<Membership>) {
        guard let visit = context.visit, let viewer = visit.viewer, let seat = viewer.activeSeat else {
            throw Refusal.notFound
        }
        return (visit, viewer, seat.membership)
    }

    func form(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, _, seat) = try seated(context)
        var fields = FormFields()
        if let one: ID<Membership> = request.queryFields["one"].flatMap({ ID(pathComponent: $0) }) {
            let party = try await house.database.glance { db in
                try ReceiverRepository.receiver(one, notBeing: seat, in: db)
            }
            if let party {
                fields.append(IntroducingForm.one.field, party.name + ", " + party.company)
                fields.append(IntroducingForm.one.filledField, party.membership.description)
            }
        }
        return page(IntroducingPage(form: FormView(fields), key: house.ids.next()).html, "introductions.new", visit)
    }

    func introduce(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer, seat) = try seated(context)
        let form = IntroducingForm(try await FormBody.read(request))
        guard let key = form.key else { throw Refusal.malformed }
        let telling = IntroductionTelling(notices: house.notices, now: visit.now)
        let zone = house.zone
        let answer = try await house.database.write { db -> Answer in
            let one = try MemberPick.resolve(form.one, viewer, notBeing: seat, in: db)
            let other = try MemberPick.resolve(form.other, viewer, notBeing: seat, in: db)
            var page = IntroducingPage(form: FormView(), key: key)
            var reader = form.reader
            let first = Self.party(one, IntroducingForm.one, &reader, &page.oneCandidates)
            let second = Self.party(other, IntroducingForm.other, &reader, &page.otherCandidates)
            if let first, let second {
                if first.person == second.person {
                    reader.reject(IntroducingForm.other.field, "introductions.form.same")
                }
                if [first, second].contains(where: { IntroducingForm.names($0, in: form.reason) }) {
                    reader.reject(IntroducingForm.Field.reason, "introductions.form.names")
                }
            }
            guard reader.isValid, let first, let second, let pair = Pair(first.membership, second.membership) else {
                page.form = FormView(reader)
                return .toCorrect(page)
            }
            let new = NewIntroduction(id: key, pair: pair, origin: .member, introducer: seat, reason: form.reason)
            switch try IntroductionRepository.introduce(new, at: visit.now, zone, in: db) {
            case .introduced: break
            case .alreadyIntroduced: return .introduced([])
            case .noSuchMember, .again:
                reader.reject(IntroducingForm.other.field, "introductions.form.again")
                page.form = FormView(reader)
                return .toCorrect(page)
            case .foreign: throw Refusal.notFound
            }
            let introducer = Party(
                membership: seat, person: viewer.person, givenName: viewer.givenName, familyName: viewer.familyName,
                company: "")
            let asked = try IntroductionRepository.asked(key, in: db)
            for side in asked { try telling.ask(key, side, by: introducer, in: db) }
            return .introduced(asked)
        }
        switch answer {
        case .introduced(let seats):
            await announce(to: seats)
            let done = IntroductionDone.introduced.rawValue
            return .redirect(to: Routes.introduction(key).query("done", done))
        case .toCorrect(let shown):
            return page(shown.html, "introductions.new", visit, status: .unprocessableContent)
        }
    }

    private enum Answer: Sendable {
        /// With those to be told.
        case introduced([ID<Membership>])
        case toCorrect(IntroducingPage)
    }

    /// The member a field means; what it may mean instead is noted beside it.
    private static func party(
        _ meaning: ReceiverRepository.Meaning, _ pick: MemberPick, _ reader: inout FormReader,
        _ candidates: inout [Party]
    ) -> Party? {
        switch meaning {
        case .one(let party): return party
        case .none:
            let isEmpty = (reader.body.fields[pick.field] ?? "").isEmpty
            reader.reject(pick.field, isEmpty ? FormProblem.Key.required : "referrals.form.unknown-member")
        case .several(let parties):
            candidates = parties
            reader.reject(pick.field, "referrals.form.several-members")
        }
        return nil
    }
}
