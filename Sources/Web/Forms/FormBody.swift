/// A decoded form: its fields and files.
public struct FormBody: Sendable {
    /// Fields in order.
    public var fields: FormFields
    /// Files in order; a file input left empty is not among them.
    public var files: [UploadedFile]

    /// Makes a form.
    public init(fields: FormFields = FormFields(), files: [UploadedFile] = []) {
        self.fields = fields
        self.files = files
    }
}

/// Why a body is not a form.
public enum FormError: Error, Equatable, Sendable {
    /// Larger than the limits allow: 413.
    case tooLarge
    /// Not a form at all: 415.
    case unsupportedType
    /// Broken, not UTF-8, or holding U+0000: 400.
    case malformed
}
