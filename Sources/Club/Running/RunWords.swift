import Localization
import Persistence
import Web

/// What the pages of a running meeting say alike.
enum RunWords {
    /// "Tour de table · Hind Alami".
    static func part(_ part: RunPart, _ screen: Screen) -> HTML {
        let speaker: HTML? = speaker(part, screen).map { " · \($0)" }
        return "\(bdi: part.title)\(speaker)"
    }

    /// Nil without one.
    static func speaker(_ part: RunPart, _ screen: Screen) -> HTML? {
        if !part.speaker.isEmpty { return "\(bdi: part.speaker)" }
        return part.seat == nil ? nil : "\(screen.t("referrals.erased-member"))"
    }

    /// How late the whole is, and when it will end; nothing while it is on time.
    static func lateness(_ run: ShownRun, _ clock: WallClock, _ screen: Screen) -> HTML? {
        guard run.isOn(screen.visit.now) else { return nil }
        let timetable = run.timetable(screen.visit.now)
        let end = ["end": clock.value(timetable.end, screen)]
        if timetable.minutesLate > 0 { return screen.html("running.late", end, count: timetable.minutesLate) }
        if timetable.minutesEarly > 0 { return screen.html("running.early", end, count: timetable.minutesEarly) }
        return screen.html("running.on-time", end)
    }

    /// "Bois Atlas · Menuiserie".
    static func company(_ pitch: RunPeople.Pitch, _ screen: Screen) -> HTML {
        let activity: HTML? = pitch.activity.isEmpty ? nil : " · \(bdi: pitch.activity)"
        return "\(bdi: pitch.party.company)\(activity)"
    }
}
