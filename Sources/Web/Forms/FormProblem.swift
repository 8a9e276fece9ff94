/// What is wrong with one field, as a key to translate and its arguments.
public struct FormProblem: Sendable, Equatable {
    /// The name of the field, or empty for the form as a whole.
    public let field: String
    /// The key of the message, as `form.required`.
    public let key: String
    /// The placeholders of the message.
    public let arguments: [String: String]

    /// Makes a problem.
    public init(_ field: String, _ key: String, _ arguments: [String: String] = [:]) {
        self.field = field
        self.key = key
        self.arguments = arguments
    }

    /// Keys this room itself gives; the catalog holds each.
    public enum Key {
        /// The field is empty.
        public static let required = "form.required"
        /// Longer than `{max}` characters.
        public static let tooLong = "form.too-long"
        /// Not an e-mail address.
        public static let email = "form.email"
        /// Not a whole number.
        public static let integer = "form.integer"
        /// Not between `{min}` and `{max}`.
        public static let range = "form.range"
        /// Not one of the choices.
        public static let choice = "form.choice"
        /// A web address must begin with http:// or https://.
        public static let url = "form.url"

        /// All of them.
        public static let all = [required, tooLong, email, integer, range, choice, url]
    }
}
