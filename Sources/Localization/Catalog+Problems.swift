extension Catalog {
    /// The name of the placeholder that a plural counts.
    static let count = "count"

    /// Everything that keeps the languages from being equally complete; empty in a catalog fit to ship.
    ///
    /// Every key has every language, finished and not blank, either single or plural in all; the same placeholders;
    /// and exactly the plural forms of its language. A form that stands for one number only (Arabic `two`) may say it
    /// in words, without `%{count}`.
    public func problems() -> [String] {
        keys.flatMap { key in
            problems(of: key).map { key + ": " + $0 }
        }
    }

    private func problems(of key: String) -> [String] {
        let found = messages(of: key)
        var problems: [String] = []
        guard let source = found[.fr] else { return ["no fr"] }
        let expected = placeholders(of: source)
        for language in Language.allCases {
            let name = language.rawValue
            guard let message = found[language] else {
                problems.append("no " + name)
                continue
            }
            if !message.isFinished { problems.append(name + " is not translated") }
            switch (message.form, source.form) {
            case (.single(let template), .single):
                if template.isBlank { problems.append(name + " is empty") }
                if template.placeholders != expected { problems.append(name + " has other placeholders") }
            case (.plural(let templates), .plural):
                problems += formProblems(templates, language, expected)
            default:
                problems.append(name + " and fr are not both plural")
            }
        }
        return problems
    }

    private func formProblems(
        _ templates: [PluralCategory: Template], _ language: Language, _ expected: Set<String>
    ) -> [String] {
        var problems: [String] = []
        if !expected.contains(Catalog.count) { problems.append("no form in fr has %{count}") }
        for category in PluralCategory.allCases {
            let name = language.rawValue + "." + category.rawValue
            let wanted = language.pluralCategories.contains(category)
            guard let template = templates[category] else {
                if wanted { problems.append("no " + name) }
                continue
            }
            if !wanted { problems.append(name + " is not a form of the language") }
            if template.isBlank { problems.append(name + " is empty") }
            let inWords = language.isSingleNumber(category) && !template.placeholders.contains(Catalog.count)
            let needed = inWords ? expected.subtracting([Catalog.count]) : expected
            if template.placeholders != needed { problems.append(name + " has other placeholders") }
        }
        return problems
    }

    private func placeholders(of message: Message) -> Set<String> {
        switch message.form {
        case .single(let template): template.placeholders
        case .plural(let templates): templates.values.reduce(into: []) { $0.formUnion($1.placeholders) }
        }
    }
}
