import Web

/// What a follower of a visitor noted.
struct VisitorStepForm: Sendable {
    enum Field {
        static let act = "act"
        static let from = "from"
        static let note = "note"
    }

    enum Act: Hashable, Sendable {
        case step(Visitor.Step, from: Visitor.Step)
        /// The seat is given back.
        case cancel
        /// They came twice, by their number: no seat, but the way to join.
        case third
        case note
    }

    let reader: FormReader
    let note: String
    let act: Act?

    init(_ body: FormBody) {
        var form = FormReader(body)
        let word = body.fields[Field.act] ?? ""
        note = form.text(Field.note, max: Visitor.longestNote, required: word == "note", kind: .paragraph)
        let from = body.fields[Field.from].flatMap(Visitor.Step.init(rawValue:))
        switch word {
        case "cancel": act = .cancel
        case "third": act = .third
        case "note": act = .note
        default: act = Visitor.Step(rawValue: word).flatMap { step in from.map { .step(step, from: $0) } }
        }
        reader = form
    }
}
