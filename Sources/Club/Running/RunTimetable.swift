import Chronology

/// The planned and the real times of a meeting's parts beside one another, and how late the whole is.
struct RunTimetable: Sendable {
    struct Line: Sendable {
        enum State: Sendable { case past, on, coming }

        var part: RunPart
        var state: State
        var plannedStart: Instant
        var plannedEnd: Instant
        /// When it began and ended, or will as things stand; nil before the meeting began.
        var start: Instant?
        var end: Instant?
    }

    private(set) var lines: [Line] = []
    /// When the last part ends as things stand.
    private(set) var end: Instant
    /// Milliseconds the end is later than planned; negative when it is earlier.
    private(set) var lateness: Int64 = 0

    /// - Parameter endedAt: nil while the meeting goes on.
    init(_ parts: [RunPart], startsAt: Instant, hasBegun: Bool, endedAt: Instant?, at now: Instant) {
        let on = parts.firstIndex(where: \.isOn)
        var planned = startsAt
        var cursor = now
        var (real, lastEnd): ([Line], Instant?) = ([], nil)
        for (index, part) in parts.enumerated() {
            let plannedEnd = planned.adding(milliseconds: Int64(part.minutes) * 60_000)
            var line = Line(part: part, state: .coming, plannedStart: planned, plannedEnd: plannedEnd)
            planned = plannedEnd
            if let on, index == on {
                line.state = .on
                line.start = part.beganAt
                cursor = now.adding(milliseconds: max(0, part.left(now)))
                line.end = cursor
            } else if let on, index > on {
                // One gone back from has its rest before it.
                line.start = cursor
                cursor = cursor.adding(milliseconds: max(0, part.left(now)))
                line.end = cursor
            } else if part.beganAt != nil {
                line.state = .past
                (line.start, line.end) = (part.beganAt, part.leftAt)
            }
            lastEnd = line.end ?? lastEnd
            real.append(line)
        }
        lines = real
        end = endedAt ?? (hasBegun ? lastEnd : nil) ?? planned
        if hasBegun { lateness = end.milliseconds - planned.milliseconds }
    }

    /// Whole minutes the end is late; 0 when it is not by half a minute.
    var minutesLate: Int { max(0, Int((lateness + 30_000) / 60_000)) }
    var minutesEarly: Int { max(0, Int((30_000 - lateness) / 60_000)) }
}
