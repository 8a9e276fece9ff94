import Chronology

/// Times of the parts of a meeting.
enum MeetingAgenda {
    /// The time of day so many minutes after midnight, the next day's after twenty-four hours.
    static func time(_ minutes: Int) -> CivilTime { CivilTime(secondOfDay: minutes * 60) }
}
