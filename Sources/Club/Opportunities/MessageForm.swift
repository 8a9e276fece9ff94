import Persistence
import Web

/// A message of a conversation as it was sent.
struct MessageForm: Sendable {
    enum Field {
        static let key = "key"
        static let body = "body"
    }

    let reader: FormReader
    /// The message's key, made when the form was shown.
    let key: ID<OpportunityMessage>?
    let text: String

    init(_ body: FormBody) {
        var form = FormReader(body)
        key = ID(pathComponent: body.fields[Field.key] ?? "")
        text = form.text(Field.body, max: 2000, required: true, kind: .paragraph)
        reader = form
    }
}
