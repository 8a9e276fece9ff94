/// Reads a form field by field and gathers every problem, so that a person corrects all at once.
///
/// ```swift
/// var form = FormReader(body)
/// let name = form.text("name", max: 120, required: true, kind: .name)
/// let size = form.choice("size", as: SizeBand.self, required: true)
/// guard form.problems.isEmpty, let size else { return page(.unprocessableContent, form.problems) }
/// ```
public struct FormReader: Sendable {
    /// What was sent, to be shown again.
    public let body: FormBody
    /// Everything wrong, in the order of reading.
    public private(set) var problems: [FormProblem] = []

    /// Reads a decoded form.
    public init(_ body: FormBody) {
        self.body = body
    }

    /// Reads fields alone, such as a query.
    public init(_ fields: FormFields) {
        body = FormBody(fields: fields)
    }

    /// Whether nothing is wrong so far.
    public var isValid: Bool { problems.isEmpty }

    /// Adds a problem that the application found.
    public mutating func reject(_ field: String, _ key: String, _ arguments: [String: String] = [:]) {
        problems.append(FormProblem(field, key, arguments))
    }

    /// Adds a problem of the form's first field, known only after the others were read.
    public mutating func reject(first field: String, _ key: String, _ arguments: [String: String] = [:]) {
        problems.insert(FormProblem(field, key, arguments), at: 0)
    }

    /// The text of a field, cleaned; empty when absent.
    ///
    /// - Parameter max: the most Unicode scalars it may have.
    public mutating func text(
        _ field: String,
        max: Int,
        required: Bool = false,
        kind: FormText.Kind = .line
    ) -> String {
        let text = FormText.clean(body.fields[field] ?? "", kind)
        if text.isEmpty, required {
            reject(field, FormProblem.Key.required)
        }
        if text.unicodeScalars.count > max {
            reject(field, FormProblem.Key.tooLong, ["max": String(max)])
        }
        return text
    }

    /// The text of a field, or `nil` when it is empty or absent.
    public mutating func optionalText(_ field: String, max: Int, kind: FormText.Kind = .line) -> String? {
        let text = text(field, max: max, kind: kind)
        return text.isEmpty ? nil : text
    }

    /// An e-mail address in lower case ASCII domain form, at most 254 bytes (RFC 5321); `nil` when absent or wrong.
    public mutating func email(_ field: String, required: Bool = false) -> String? {
        let text = FormText.clean(body.fields[field] ?? "", .name)
        guard !text.isEmpty else { return missing(field, required) }
        guard let address = EmailAddressText.normalized(text) else {
            reject(field, FormProblem.Key.email)
            return nil
        }
        return address
    }

    /// A whole number; `nil` when absent or wrong.
    public mutating func integer(_ field: String, in range: ClosedRange<Int>, required: Bool = false) -> Int? {
        let text = FormText.clean(body.fields[field] ?? "", .name)
        guard !text.isEmpty else { return missing(field, required) }
        guard let value = Int(text) else {
            reject(field, FormProblem.Key.integer)
            return nil
        }
        guard range.contains(value) else {
            reject(field, FormProblem.Key.range, ["min": String(range.lowerBound), "max": String(range.upperBound)])
            return nil
        }
        return value
    }

    /// An `http` or `https` address; one typed without a scheme gets `https`. `nil` when absent or wrong.
    public mutating func url(_ field: String, max: Int = 500, required: Bool = false) -> String? {
        let text = text(field, max: max, kind: .name)
        guard !text.isEmpty else { return missing(field, required) }
        guard let address = WebAddressText.normalized(text) else {
            reject(field, FormProblem.Key.url)
            return nil
        }
        return address
    }
}
