import Chronology
import Localization
import Web

/// The planned and the real times beside one another.
struct RunTimesTable: Sendable {
    var run: ShownRun
    var clock: WallClock

    func html(_ screen: Screen) -> HTML {
        let rows = run.timetable(screen.visit.now).lines.map { row($0, screen) }
        return """
            <table class="cards"><caption class="visually-hidden">\(screen.t("running.times"))</caption><thead><tr>\
            <th scope="col">\(screen.t("running.times.part"))</th><th scope="col">\(screen.t("running.times.planned"))</th>\
            <th scope="col">\(screen.t("running.times.real"))</th></tr></thead><tbody>\(rows)</tbody></table>
            """
    }

    private func row(_ line: RunTimetable.Line, _ screen: Screen) -> HTML {
        let state: HTML? =
            line.state == .on && run.isOn(screen.visit.now)
            ? " <span class=\"tag act\">\(screen.t("running.times.on"))</span>" : nil
        let real: HTML = line.start.map { span($0, line.end, isExpected: line.state == .coming, screen) } ?? "–"
        let extra: HTML? =
            line.part.extra > 0
            ? "<br><span class=\"small soft\">\(screen.html("running.extra", count: line.part.extra))</span>" : nil
        return """
            <tr><th scope="row" data-label="\(screen.t("running.times.part"))"><span>\(RunWords.part(line.part, screen))\(state)</span></th>\
            <td data-label="\(screen.t("running.times.planned"))"><span>\(span(line.plannedStart, line.plannedEnd, screen))</span></td>\
            <td data-label="\(screen.t("running.times.real"))"><span>\(real)\(extra)</span></td></tr>
            """
    }

    private func span(_ start: Instant, _ end: Instant?, isExpected: Bool = false, _ screen: Screen) -> HTML {
        let times: HTML = "\(clock.time(start, screen))\(end.map { "\u{2013}\(clock.time($0, screen))" as HTML })"
        return isExpected ? "<span class=\"soft\">\(times)</span>" : times
    }
}
