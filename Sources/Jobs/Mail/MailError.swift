/// Why a message cannot be written. The values at fault are not in the error: they are personal.
public enum MailError: Error, Sendable, Hashable {
    /// An address is not of the form `local@domain` in ASCII (RFC 5321).
    case invalidAddress
    /// A line break, U+0000 or another control code stands where none may: `field` names the place.
    case controlCode(field: String)
    /// An address for unsubscribing is not a plain `https:` or `mailto:` URL.
    case invalidUnsubscribe
    /// A calendar is not a file of RFC 5545 in UTF-8 with one METHOD, or is too large.
    case invalidCalendar
}
