import Chronology
import Localization
import Persistence
import Web

/// What is to be done with a plan next: shown, locked, taken back; its rounds begun and ended.
struct SeatingSteps: Sendable {
    var page: SeatingPage

    private typealias Routes = SeatingController.Routes
    private var meeting: ID<Meeting> { page.meeting.id }

    func html(_ screen: Screen) -> HTML? {
        guard let seating = page.standing.seating, seating.isPlanned, !page.standing.isBusy else { return nil }
        return """
            \(pending(seating, screen))<section class="card stack no-print"><h2>\(screen.t("seating.next"))</h2>\
            \(seating.state == .published ? rounds(seating, screen) : publish(seating, screen))\
            \(other(seating, screen))</section>
            """
    }

    /// Answers that came since are taken in by one tap.
    private func pending(_ seating: ShownSeating, _ screen: Screen) -> HTML? {
        guard page.pending > 0, !seating.isOver else { return nil }
        return """
            <section class="card warm stack no-print"><p>\(screen.html("seating.pending", count: page.pending))</p>\
            <form method="post" action="\(Routes.answers(meeting))">\
            <button class="button">\(screen.t("seating.pending.do"))</button></form></section>
            """
    }

    private func publish(_ seating: ShownSeating, _ screen: Screen) -> HTML {
        """
        <p class="soft small">\(screen.t("seating.publish.hint"))</p>\
        \(move(.published, "seating.publish", seating, screen, style: " primary wide"))
        """
    }

    private func other(_ seating: ShownSeating, _ screen: Screen) -> HTML? {
        switch seating.state {
        case .draft: return move(.locked, "seating.lock", seating, screen)
        case .locked: return move(.draft, "seating.unlock", seating, screen)
        case .published:
            return seating.held.isEmpty ? move(.draft, "seating.withdraw", seating, screen, style: " plain") : nil
        }
    }

    private func move(
        _ state: Seating.State, _ key: String, _ seating: ShownSeating, _ screen: Screen, style: String = ""
    ) -> HTML {
        """
        <form method="post" action="\(Routes.move(meeting))">\
        <input type="hidden" name="version" value="\(String(seating.version))">\
        <button class="button\(style)" name="state" value="\(state.rawValue)">\(screen.t(key))</button></form>
        """
    }

    private func rounds(_ seating: ShownSeating, _ screen: Screen) -> HTML {
        RoundSteps(meeting: page.meeting, seating: seating, isOnScreen: false).html(screen)
    }
}

/// Begins the next round, or ends the one that runs.
struct RoundSteps: Sendable {
    var meeting: ShownMeeting
    var seating: ShownSeating
    var isOnScreen: Bool

    func html(_ screen: Screen) -> HTML {
        let running = seating.running(screen.visit.now)
        let back: HTML? = isOnScreen ? "<input type=\"hidden\" name=\"screen\" value=\"on\">" : nil
        let words: HTML? = running.map { held in
            let name = screen.t("seating.round", ["round": .written(screen.number(held.round))])
            return "<p class=\"strong\">\(name) · \(SeatingWords.until(held, meeting, screen))</p>"
        }
        let isEarly = meeting.startsAt - MeetingRun.early > screen.visit.now
        let start: HTML? =
            seating.isOver
            ? nil
            : isEarly
                ? "<p class=\"soft\">\(screen.t("seating.rounds.early"))</p>"
                : button(.start, seating.nextRound, running == nil && !isOnScreen ? " primary wide" : "", back, screen)
        let stop: HTML? = running.map { button(.stop, $0.round, "", back, screen) }
        let over: HTML? =
            seating.isOver && running == nil ? "<p class=\"soft\">\(screen.t("seating.rounds.over"))</p>" : nil
        return "\(isOnScreen ? nil : words)\(stop)\(start)\(isOnScreen ? nil : over)\(isOnScreen ? nil : undo(screen))"
    }

    /// Takes back the round that was begun last.
    private func undo(_ screen: Screen) -> HTML? {
        guard let last = seating.held.last, let began = last.startedAt, !meeting.isOver(screen.visit.now) else {
            return nil
        }
        return """
            <form method="post" action="\(SeatingController.Routes.rounds(meeting.id))">\
            <input type="hidden" name="round" value="\(String(last.round))">\
            <input type="hidden" name="began" value="\(String(began.milliseconds))">\
            <button class="button plain" name="do" value="\(SeatingController.Step.undo.rawValue)">\
            \(screen.t("seating.round.undo", ["round": .written(screen.number(last.round))]))</button></form>
            """
    }

    private func button(
        _ step: SeatingController.Step, _ round: Int, _ style: String, _ back: HTML?, _ screen: Screen
    ) -> HTML {
        """
        <form method="post" action="\(SeatingController.Routes.rounds(meeting.id))">\(back)\
        <input type="hidden" name="round" value="\(String(round))">\
        <button class="button\(style)" name="do" value="\(step.rawValue)">\
        \(screen.t("seating.round." + step.rawValue, ["round": .written(screen.number(round))]))</button></form>
        """
    }
}
