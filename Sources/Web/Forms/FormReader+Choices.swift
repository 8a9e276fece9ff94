extension FormReader {
    /// One of the cases of an enumeration; `nil` when absent or not a case.
    public mutating func choice<Choice: RawRepresentable>(
        _ field: String,
        as type: Choice.Type,
        required: Bool = false
    ) -> Choice? where Choice.RawValue == String {
        let text = FormText.clean(body.fields[field] ?? "", .line)
        guard !text.isEmpty else { return missing(field, required) }
        guard let choice = Choice(rawValue: text) else {
            reject(field, FormProblem.Key.choice)
            return nil
        }
        return choice
    }

    /// All ticked cases, each once, in the order sent.
    public mutating func choices<Choice: RawRepresentable & Equatable>(
        _ field: String,
        as type: Choice.Type
    ) -> [Choice] where Choice.RawValue == String {
        var choices: [Choice] = []
        for text in body.fields.all(field) where !text.isEmpty {
            guard let choice = Choice(rawValue: text) else {
                reject(field, FormProblem.Key.choice)
                return choices
            }
            if !choices.contains(choice) {
                choices.append(choice)
            }
        }
        return choices
    }

    /// A value that stands in addresses too, such as a key chosen from a list; `nil` when absent or malformed.
    public mutating func parameter<Parameter: PathParameter>(
        _ field: String,
        as type: Parameter.Type,
        required: Bool = false
    ) -> Parameter? {
        let text = FormText.clean(body.fields[field] ?? "", .line)
        guard !text.isEmpty else { return missing(field, required) }
        guard let value = Parameter(pathComponent: text) else {
            reject(field, FormProblem.Key.choice)
            return nil
        }
        return value
    }

    /// Whether a box is ticked.
    public func tick(_ field: String) -> Bool {
        body.fields[field] != nil
    }

    /// Whether a box is ticked that must be.
    public mutating func requiredTick(_ field: String) -> Bool {
        guard tick(field) else {
            reject(field, FormProblem.Key.required)
            return false
        }
        return true
    }

    /// The file of a field, or `nil` when none was sent.
    public mutating func file(_ field: String, required: Bool = false) -> UploadedFile? {
        guard let file = body.files.first(where: { $0.field == field }) else { return missing(field, required) }
        return file
    }

    mutating func missing<Value>(_ field: String, _ required: Bool) -> Value? {
        if required {
            reject(field, FormProblem.Key.required)
        }
        return nil
    }
}
