import Morocco
import Persistence
import Web

/// The form *introduce two members* as it was sent.
struct IntroducingForm: Sendable {
    enum Field {
        static let key = "key"
        static let reason = "reason"
    }

    static let one = MemberPick(field: "one")
    static let other = MemberPick(field: "other")

    var reader: FormReader
    /// The introduction's key, made when the form was shown.
    let key: ID<Introduction>?
    let one: MemberPick.Sent
    let other: MemberPick.Sent
    let reason: String

    init(_ body: FormBody) {
        var form = FormReader(body)
        key = ID(pathComponent: body.fields[Field.key] ?? "")
        one = Self.one.read(&form)
        other = Self.other.read(&form)
        reason = form.text(Field.reason, max: 600, required: true, kind: .paragraph)
        reader = form
    }

    /// Both read the reason before either accepted, so it may name neither, nor give a way to find them.
    static func names(_ party: Party, in reason: String) -> Bool {
        let words = Folding.words(reason)
        let telling = [party.givenName, party.familyName, party.company].map { Folding.words($0) }
        return telling.contains { name in
            let length = name.reduce(0) { $0 + $1.unicodeScalars.count }
            guard length > 2, name.count <= words.count else { return false }
            return (0...(words.count - name.count)).contains { Array(words[$0..<($0 + name.count)]) == name }
        }
    }
}
