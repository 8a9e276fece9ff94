/// What a catalog says for one key in one language.
struct Message: Hashable, Sendable {
    enum Form: Hashable, Sendable {
        case single(Template)
        case plural([PluralCategory: Template])
    }

    let form: Form
    /// Whether a translator has finished it (every `state` is `translated`).
    let isFinished: Bool

    /// The pieces for a count; the form `other` serves when the right one is missing or no count is given.
    func template(_ category: PluralCategory?) -> Template? {
        switch form {
        case .single(let template): template
        case .plural(let templates): category.flatMap { templates[$0] } ?? templates[.other]
        }
    }
}
