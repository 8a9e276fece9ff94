import Web

/// Why a receiver does not take a referral, as it was sent.
struct DeclineForm: Sendable {
    enum Field {
        static let reason = "decline"
        static let note = "decline_note"
    }

    let reader: FormReader
    /// Nil when something is missing.
    let decline: Decline?

    init(_ body: FormBody) {
        var form = FormReader(body)
        var reason = form.choice(Field.reason, as: Decline.Reason.self, required: true)
        if let chosen = reason, !Decline.Reason.choices.contains(chosen) {
            form.reject(Field.reason, FormProblem.Key.choice)
            reason = nil
        }
        let note = form.text(Field.note, max: Decline.noteLimit, kind: .paragraph)
        decline = form.isValid ? reason.map { Decline(reason: $0, note: note) } : nil
        reader = form
    }
}
