import Chronology
import Persistence

/// A signed letter for a professional or a company outside the club (rule 4 of the charter): who, for what, since when
/// known, vouched for by a member until a day.
enum Commendation {
    /// Whom the letter is about in the first place; a company has someone who speaks for it.
    enum Kind: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case person, company
    }

    /// Whether the letter counts. That it ran out is no state: the clock says it.
    enum State: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case standing, withdrawn, erased
    }

    /// How many years a letter may be valid; the usual one first in the form is `usualYears`.
    static let years = 1...3
    static let usualYears = 2
    /// How long before its end the author is reminded, once.
    static let reminderDays = 30
    /// How long an answer or a letter may be, in scalars.
    static let longestLetter = 4000
    static let longestAnswer = 1000
}
