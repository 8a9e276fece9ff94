/// Why a text is no rule of ours (RFC 5545, section 3.3.10).
public enum RecurrenceError: Error, Hashable, Sendable {
    /// Longer than ``RecurrenceRule/longestText``.
    case tooLong
    /// A part is not of the form `NAME=VALUE`.
    case malformed(part: String)
    /// A part of the RFC that is not read here (`BYHOUR`, `BYWEEKNO`, …), or of no RFC.
    case unknownPart(String)
    /// A part stands there twice.
    case repeatedPart(String)
    /// There is no FREQ.
    case missingFrequency
    /// FREQ is not one of DAILY, WEEKLY, MONTHLY, YEARLY.
    case unknownFrequency(String)
    /// The value of that part cannot be read or is out of its range.
    case invalid(part: String, value: String)
    /// UNTIL is given in UTC: a rule here counts in the local time of its start.
    case untilInUTC
    /// COUNT and UNTIL are both given.
    case countAndUntil
    /// The RFC does not allow that part with this frequency.
    case notAllowed(part: String, frequency: RecurrenceRule.Frequency)
    /// BYSETPOS needs another BY part to choose from.
    case positionsOfNothing
}
