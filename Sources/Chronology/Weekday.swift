/// A day of the week. Weeks start on Monday, as in Morocco and ISO 8601.
public enum Weekday: Int, CaseIterable, Hashable, Sendable {
    /// The days, numbered from 1 as ISO 8601 does.
    case monday = 1
    /// The second day.
    case tuesday
    /// The third day.
    case wednesday
    /// The fourth day.
    case thursday
    /// The fifth day.
    case friday
    /// The sixth day.
    case saturday
    /// The seventh day.
    case sunday
}
