/// Why a text is not a date.
public enum DateError: String, Error, Hashable, Sendable {
    /// Nothing is written.
    case empty
    /// The text has no form of a date we read.
    case notADate
    /// The form is right, but there is no such day: 31/02/2025.
    case impossible
    /// The year is not between 1900 and 2199.
    case outOfRange
}
