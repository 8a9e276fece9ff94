/// What a calendar is sent for (RFC 5546, section 1.4).
public enum CalendarMethod: String, Hashable, Sendable {
    /// To be read: a feed. Names no attendees.
    case publish = "PUBLISH"
    /// Invites, or says what changed.
    case request = "REQUEST"
    /// Calls off, for those it names.
    case cancel = "CANCEL"
}
