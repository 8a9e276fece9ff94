import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

extension OneToOneController {
    private func seated(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer, seat: ID<Membership>) {
        let (visit, viewer) = try known(context)
        guard let seat = viewer.activeSeat else { throw Refusal.notFound }
        return (visit, viewer, seat.membership)
    }

    /// The form, with times in working hours to begin from.
    func form(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, _, seat) = try seated(context)
        var fields = FormFields()
        if let one: ID<Membership> = request.queryFields["with"].flatMap({ ID(pathComponent: $0) }) {
            let party = try await house.database.glance { db in
                try ReceiverRepository.receiver(one, notBeing: seat, in: db)
            }
            if let party {
                fields.append(OneToOneForm.with.field, party.name + ", " + party.company)
                fields.append(OneToOneForm.with.filledField, party.membership.description)
            }
        }
        Self.suggest(MeetingTimes.proposed(after: visit.now, house.zone), nil, &fields)
        return page(ProposingPage(form: FormView(fields), key: house.ids.next()).html, "oneToOnes.new", visit)
    }

    /// What stands in the fields of someone who has typed nothing.
    static func suggest(_ times: MeetingTimes, _ place: OneToOnePlace?, _ fields: inout FormFields) {
        for (field, time) in zip(TimesForm.Field.times, times.times) { fields.append(field, time.isoText) }
        fields.append(OneToOneForm.Field.way, (place?.choice ?? .own).rawValue)
        fields.append(OneToOneForm.Field.place, place?.words ?? "")
        fields.append(OneToOneForm.Field.minutes, String(place?.minutes ?? OneToOne.usualLength))
    }

    func propose(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer, seat) = try seated(context)
        let form = OneToOneForm(try await FormBody.read(request), isNew: true, now: visit.now, house.zone)
        guard let key = form.key else { throw Refusal.malformed }
        let telling = OneToOneTelling(notices: house.notices, now: visit.now)
        let zone = house.zone
        let answer = try await house.database.write { db -> Answer in
            var shown = ProposingPage(form: FormView(), key: key)
            var reader = form.reader
            let other = Self.party(
                try MemberPick.resolve(form.with, viewer, notBeing: seat, in: db), &reader, &shown.candidates)
            guard reader.isValid, let other, let times = form.times, let place = form.place else {
                shown.form = FormView(reader)
                return .toCorrect(shown)
            }
            let new = NewOneToOne(
                id: key, proposer: seat, other: other.membership, times: times, place: place, note: form.note)
            switch try OneToOneRepository.propose(new, at: visit.now, zone, in: db) {
            case .proposed:
                return .proposed(try telling.tell("proposed", key, by: seat, turn: "1", in: db))
            case .alreadyProposed: return .proposed(nil)
            case .waiting(let id): return .waiting(id)
            case .noSuchMember, .tooSoon:
                reader.reject(OneToOneForm.with.field, "oneToOnes.form.too-soon")
                shown.form = FormView(reader)
                return .toCorrect(shown)
            case .foreign: throw Refusal.notFound
            }
        }
        switch answer {
        case .proposed(let told):
            await announce(to: told)
            return done(.proposed, key)
        case .waiting(let id): return done(.waiting, id)
        case .toCorrect(let shown):
            return page(shown.html, "oneToOnes.new", visit, status: .unprocessableContent)
        }
    }

    private enum Answer: Sendable {
        /// With whom was told.
        case proposed(ID<Membership>?)
        /// The two have one that waits.
        case waiting(ID<OneToOne>)
        case toCorrect(ProposingPage)
    }

    /// The member the field means; what it may mean instead is noted beside it.
    private static func party(
        _ meaning: ReceiverRepository.Meaning, _ reader: inout FormReader, _ candidates: inout [Party]
    ) -> Party? {
        let field = OneToOneForm.with.field
        switch meaning {
        case .one(let party): return party
        case .none:
            let isEmpty = (reader.body.fields[field] ?? "").isEmpty
            reader.reject(first: field, isEmpty ? FormProblem.Key.required : "referrals.form.unknown-member")
        case .several(let parties):
            candidates = parties
            reader.reject(first: field, "referrals.form.several-members")
        }
        return nil
    }
}
