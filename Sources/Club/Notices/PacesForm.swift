import Web

/// How soon a person wishes mail of each kind, as sent by the form.
struct PacesForm: Sendable {
    enum Field {
        static let quietFrom = "quiet_from"
        static let quietUntil = "quiet_until"
        static func pace(_ kind: Notice.Kind) -> String { "pace_" + kind.rawValue }
    }

    let reader: FormReader
    /// Nil when something is wrong.
    let paces: NoticePaces?

    init(_ body: FormBody) {
        var reader = FormReader(body)
        var paces: [Notice.Kind: Notice.Pace] = [:]
        for kind in Notice.Kind.allCases {
            paces[kind] = reader.choice(Field.pace(kind), as: Notice.Pace.self, required: true)
        }
        let from = reader.integer(Field.quietFrom, in: 0...23, required: true)
        let until = reader.integer(Field.quietUntil, in: 0...23, required: true)
        self.reader = reader
        guard reader.isValid, let from, let until else {
            self.paces = nil
            return
        }
        self.paces = NoticePaces(paces: paces, quiet: QuietHours(from: from * 60, until: until * 60))
    }

    /// The form as it is shown first.
    static func fields(_ paces: NoticePaces) -> FormFields {
        var fields = FormFields()
        for kind in Notice.Kind.allCases { fields.append(Field.pace(kind), paces.pace(kind).rawValue) }
        fields.append(Field.quietFrom, String(paces.quiet.from / 60))
        fields.append(Field.quietUntil, String(paces.quiet.until / 60))
        return fields
    }
}
