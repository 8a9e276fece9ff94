import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

extension DealController {
    private typealias Field = DealForm.Field

    /// What the form is about: the referral whose receiver declares, the opportunity whose author does, or nothing yet.
    struct Subject: Sendable {
        var referral: FollowedReferral?
        var won: DealRepository.Won?
        var origin: DealOrigin?
    }

    func form(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, seat) = try seated(context)
        let query = request.queryFields
        let referral: ID<Referral>? = query["referral"].flatMap { ID(pathComponent: $0) }
        let opportunity: ID<Opportunity>? = query[Field.opportunity].flatMap { ID(pathComponent: $0) }
        let with: ID<Membership>? = query["with"].flatMap { ID(pathComponent: $0) }
        let person = try known(context).person
        let zone = house.zone
        let (subject, party) = try await house.database.glance { db in
            let subject = try Self.subject(referral, opportunity, person: person, zone: zone, in: db)
            let party = try with.flatMap { try ReceiverRepository.receiver($0, notBeing: seat, in: db) }
            return (subject, party)
        }
        var fields: FormFields = [
            Field.role: (query["role"].flatMap(DealForm.Role.init(rawValue:)) ?? .seller).rawValue,
            Field.signedOn: visit.today.isoText,
            Field.object: subject.won?.need ?? String(FormText.clean(query["object"] ?? "", .line).prefix(300)),
            Field.referral: subject.referral?.id.description ?? "",
            Field.opportunity: subject.origin?.id.description ?? "",
        ]
        if let party {
            fields.append(Field.to, party.name + ", " + party.company)
            fields.append(Field.toID, party.membership.description)
        }
        return declaring(FormView(fields), house.ids.next(), subject, [], visit)
    }

    func declare(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, seat) = try seated(context)
        guard let viewer = visit.viewer else { throw Refusal.notFound }
        let currency = visit.club?.currency ?? "MAD"
        let form = DealForm(try await FormBody.read(request), currency: currency, visit.today, hasParties: true)
        guard let raw = form.key, form.isWhole else { throw Refusal.malformed }
        let (key, zone, telling) = (ID<Deal>(rawValue: raw), house.zone, DealTelling(house, visit))
        let answer = try await house.database.write { db -> DeclaringAnswer in
            var form = form
            let subject = try Self.subject(
                form.referral, form.opportunity, person: viewer.person, zone: zone, in: db)
            let own = subject.referral?.own ?? subject.origin?.author ?? seat
            let meaning: ReceiverRepository.Meaning? =
                subject.referral == nil ? try Self.partner(form, viewer, notBeing: own, in: db) : nil
            let basis = Self.basis(form, subject, meaning)
            if case .members(let partner, let sells) = basis {
                form.check(division: try DealRepository.division(of: sells ? own : partner, in: db))
            } else {
                form.check(division: try DealRepository.division(of: own, in: db))
            }
            guard let basis, let terms = form.terms, form.reader.isValid else {
                return .toCorrect(form.reader, subject, meaning)
            }
            let new = NewDeal(id: key, basis: basis, terms: terms, opportunity: form.opportunity)
            switch try DealRepository.declare(new, by: own, at: visit.now, zone: zone, in: db) {
            case .declared(let across):
                try telling.tell(.declared, about: key, to: across, step: 1, at: visit.now, in: db)
                return .declared(across)
            case .alreadyDeclared: return .declared(nil)
            case .noSuchPartner: return .toCorrect(form.reader, subject, ReceiverRepository.Meaning.none)
            case .tooLate(let last):
                form.reader.reject(
                    Field.signedOn, "deals.date.after-period",
                    ["day": Translator(house.catalog, visit.language).dates.medium(last)])
                return .toCorrect(form.reader, subject, meaning)
            case .noSuchAnswer where subject.referral == nil:
                form.reader.reject(first: Field.to, "deals.opportunity.other")
                return .toCorrect(form.reader, subject, meaning)
            case .noSuchReferral, .noSuchAnswer, .foreign: throw Refusal.notFound
            }
        }
        switch answer {
        case .declared(let across):
            if let across { await announce(to: across) }
            return .redirect(to: Routes.deal(key).query("done", DealNotice.declared.rawValue))
        case .toCorrect(let reader, let subject, let meaning):
            return correct(reader, form.to, key, subject, meaning, visit)
        }
    }

    private enum DeclaringAnswer: Sendable {
        /// With the side to be told, or nil when the same form had been sent before.
        case declared(ID<Membership>?)
        case toCorrect(FormReader, Subject, ReceiverRepository.Meaning?)
    }

    private static func subject(
        _ referral: ID<Referral>?, _ opportunity: ID<Opportunity>?, person: ID<Person>, zone: TimeZoneRules,
        in db: any Connection
    ) throws -> Subject {
        let origin = try opportunity.map { id in
            guard let own = try DealOrigin.own(id, person: person, in: db) else { throw Refusal.notFound }
            return own
        }
        guard let referral else { return Subject(origin: origin) }
        guard let followed = try ReferralRepository.follow(referral, person: person, in: db),
            let won = try DealRepository.won(referral, by: followed.own, zone: zone, in: db)
        else { throw Refusal.notFound }
        return Subject(referral: followed, won: won, origin: origin)
    }

    private static func basis(
        _ form: DealForm, _ subject: Subject, _ meaning: ReceiverRepository.Meaning?
    ) -> NewDeal.Basis? {
        if let referral = subject.referral { return .referral(referral.id) }
        guard case .one(let partner) = meaning, let role = form.role else { return nil }
        return .members(with: partner.membership, sells: role == .seller)
    }

    private static func partner(
        _ form: DealForm, _ viewer: Viewer, notBeing seat: ID<Membership>, in db: any Connection
    ) throws -> ReceiverRepository.Meaning {
        if let chosen = form.chosen {
            return try ReceiverRepository.receiver(chosen, notBeing: seat, in: db).map { .one($0) } ?? .none
        }
        // Without script the key filled in earlier outlives a change of the text beside it: believe what is seen.
        if let filled = form.filled,
            let party = try ReceiverRepository.receiver(filled, notBeing: seat, in: db), party.answers(to: form.to)
        {
            return .one(party)
        }
        return try ReceiverRepository.find(form.to, viewer: viewer, notBeing: seat, in: db)
    }

    private func correct(
        _ reader: FormReader, _ typed: String, _ key: ID<Deal>, _ subject: Subject,
        _ meaning: ReceiverRepository.Meaning?, _ visit: Visit
    ) -> Response {
        var reader = reader
        var candidates: [Party] = []
        switch meaning {
        case .one, nil: break
        case .some(.none):
            reader.reject(first: Field.to, typed.isEmpty ? FormProblem.Key.required : "referrals.form.unknown-member")
        case .several(let parties):
            candidates = parties
            reader.reject(first: Field.to, "referrals.form.several-members")
        }
        return declaring(FormView(reader), key, subject, candidates, visit, status: .unprocessableContent)
    }

    private func declaring(
        _ form: FormView, _ key: ID<Deal>, _ subject: Subject, _ candidates: [Party], _ visit: Visit,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let screen = Screen(visit, house)
        let page = DeclarePage(form: form, key: key, subject: subject, candidates: candidates)
        return shown(screen.t("deals.new.title"), page.html(screen), screen, status: status)
    }
}
