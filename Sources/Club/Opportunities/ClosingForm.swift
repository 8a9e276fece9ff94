import Persistence
import Web

/// What became of an opportunity, as its author said: found or not, and through whom.
struct ClosingForm: Sendable {
    enum Field {
        static let outcome = "outcome"
        /// One of those who answered.
        static let through = "through"
        /// Any other member, as typed.
        static let to = "to"
        static let toID = "to_id"
        static let chosen = "chosen"
        static let chosenFor = "chosen_for"
        static let back = "back"
    }

    let reader: FormReader
    private let outcome: Opportunity.Outcome?
    private let through: ID<Membership>?
    private let to: String
    private let filled: ID<Membership>?
    private let chosen: ID<Membership>?
    /// Whether it was tapped on Home, to go back there.
    let isFromHome: Bool

    /// What the form comes to.
    enum Meaning: Sendable {
        case ending(OpportunityRepository.Ending)
        case incomplete
        case nobody
        case several([Party])

        var candidates: [Party] { if case .several(let parties) = self { parties } else { [] } }
    }

    init(_ body: FormBody) {
        var form = FormReader(body)
        outcome = form.choice(Field.outcome, as: Opportunity.Outcome.self, required: true)
        through = ID(pathComponent: body.fields[Field.through] ?? "")
        to = form.text(Field.to, max: 200, kind: .name)
        filled = ID(pathComponent: body.fields[Field.toID] ?? "")
        let isStill = body.fields[Field.chosenFor] == body.fields[Field.to]
        chosen = isStill ? ID(pathComponent: body.fields[Field.chosen] ?? "") : nil
        isFromHome = body.fields[Field.back] == "home"
        reader = form
    }

    /// Reads through whom, when it was found in the club.
    func ending(
        _ own: ListedOpportunity, _ viewer: Viewer, in db: any Connection
    ) throws -> Meaning {
        guard reader.isValid else { return .incomplete }
        switch outcome {
        case nil: return .incomplete
        case .elsewhere: return .ending(.elsewhere)
        case .notFound: return .ending(.notFound)
        case .givenUp: return .ending(.givenUp)
        case .inClub: return try member(own, viewer, in: db)
        }
    }

    private func member(
        _ own: ListedOpportunity, _ viewer: Viewer, in db: any Connection
    ) throws -> Meaning {
        let author = own.author.membership
        if let through {
            let answered = try AnswerRepository.answers(to: own.id, person: viewer.person, in: db)
            let isOne = answered.contains { $0.answerer.membership == through }
            return isOne ? .ending(.inClub(through: through)) : .nobody
        }
        guard !to.isEmpty else { return .nobody }
        for key in [chosen, filled].compactMap({ $0 }) {
            // Without script the key filled in earlier outlives a change of the text beside it: believe what is seen.
            guard let party = try ReceiverRepository.receiver(key, notBeing: author, in: db) else { continue }
            if key == chosen || party.answers(to: to) { return .ending(.inClub(through: party.membership)) }
        }
        switch try ReceiverRepository.find(to, viewer: viewer, notBeing: author, in: db) {
        case .none: return .nobody
        case .one(let party): return .ending(.inClub(through: party.membership))
        case .several(let parties): return .several(parties)
        }
    }

    /// The form as it is shown again.
    func view(_ meaning: Meaning) -> FormView {
        var reader = reader
        switch meaning {
        case .ending, .incomplete: break
        case .nobody:
            reader.reject(Field.to, to.isEmpty ? "opportunities.closing.whom" : "referrals.form.unknown-member")
        case .several: reader.reject(Field.to, "referrals.form.several-members")
        }
        return FormView(reader)
    }
}
