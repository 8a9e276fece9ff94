import Web

/// What one of the two says of a one-to-one, as it was sent.
struct AccountForm: Sendable {
    enum Field {
        static let account = "account"
        static let words = "words"
        static let result = "result"
    }

    let reader: FormReader
    let said: SeenOneToOne.Said?

    init(_ body: FormBody) {
        var form = FormReader(body)
        let account = form.choice(Field.account, as: OneToOne.Account.self, required: true)
        let words = form.text(Field.words, max: 400, kind: .paragraph)
        let result = form.choice(Field.result, as: OneToOne.Result.self)
        let isValid = form.isValid
        said = account.flatMap {
            isValid ? SeenOneToOne.Said(account: $0, words: words, result: $0 == .held ? result : nil) : nil
        }
        reader = form
    }
}
