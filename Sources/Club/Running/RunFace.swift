import Chronology
import Localization
import Web

/// A clock that counts down: how much is left in large figures, and how that is in a word beside its colour. The script
/// goes on counting from the same instants.
struct RunFace: Sendable {
    enum Phase: String, Sendable { case within, near, over, paused }

    /// When nothing is left; nil while it is paused.
    var until: Instant?
    /// Milliseconds, negative once it is over.
    var left: Int64
    /// Milliseconds before the end at which the end is near.
    var near: Int64
    var isSmall = false

    init(_ part: RunPart, at now: Instant, isSmall: Bool = false) {
        left = part.left(now)
        until = part.isPaused ? nil : now.adding(milliseconds: left)
        near = part.near
        self.isSmall = isSmall
    }

    init(since beganAt: Instant, lasting length: Duration, near: Duration, at now: Instant) {
        let end = beganAt + length
        until = end
        left = end.milliseconds - now.milliseconds
        self.near = near.wholeMilliseconds
    }

    static func pitch(_ beganAt: Instant, _ now: Instant) -> RunFace {
        RunFace(since: beganAt, lasting: MeetingRun.pitch, near: .seconds(10), at: now)
    }

    static func turn(_ givenAt: Instant, _ now: Instant) -> RunFace {
        RunFace(since: givenAt, lasting: MeetingRun.turn, near: .seconds(20), at: now)
    }

    var phase: Phase { until == nil ? .paused : left <= 0 ? .over : left <= near ? .near : .within }

    /// "12:34", and "+0:07" once it is over; a second that has begun counts.
    var text: String {
        let seconds = left > 0 ? (left + 999) / 1_000 : -left / 1_000
        let rest = seconds % 60
        return (left < 0 && seconds > 0 ? "+" : "") + "\(seconds / 60):" + (rest < 10 ? "0" : "") + "\(rest)"
    }

    func html(_ clock: WallClock, _ screen: Screen) -> HTML {
        let words: HTML = """
             data-near="\(near)" data-over="0:00" data-word-within="\(screen.t("running.phase.within"))" \
            data-word-near="\(screen.t("running.phase.near"))" data-word-over="\(screen.t("running.phase.over"))"
            """
        let going: HTML? = until.map { until in
            " data-until=\"\(until.milliseconds)\" data-now=\"\(screen.visit.now.milliseconds)\"\(words)"
        }
        let end: HTML? = until.map { until in
            " · \(screen.html("running.until", ["time": clock.value(until, screen)]))"
        }
        return """
            <div class="run-face\(isSmall ? " small-face" : "")" data-phase="\(phase.rawValue)">\
            <p class="run-time"><bdi dir="ltr" role="timer"\(going)>\(text)</bdi></p>\
            <p class="run-word"><strong data-phase-word>\(screen.t("running.phase." + phase.rawValue))</strong>\(end)</p></div>
            """
    }
}
