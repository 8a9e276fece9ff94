import Localization
import Persistence
import Web

/// The tables of a meeting, for those who draw them up: the room to be asked for, then the plan round by round.
struct SeatingPage: Sendable {
    var standing: SeatingRepository.Standing
    var viewer: Viewer
    /// Of the work this page's form asks for.
    var key: ID<SeatingJob>
    var done: SeatingDone?
    /// Why a step no longer applied.
    var conflict: String?
    /// What was sent and is wrong.
    var form: FormView?
    /// Why what was asked cannot be.
    var reasons: [SeatingReason]?
    var guests: [SeatingGuest] = []
    var tables: SeatedTables?
    /// Answers that came since the plan was made.
    var pending = 0
    /// What the plan breaks of the rules as they are now.
    var broken: [SeatingReason] = []

    private typealias Routes = SeatingController.Routes
    var meeting: ShownMeeting { standing.meeting }

    func html(_ screen: Screen) -> HTML {
        """
        <p class="no-print"><a class="link" href="\(MeetingController.Routes.meeting(meeting.id))">\
        \(screen.icon("back", mirrored: true))<span>\(bdi: meeting.title)</span></a></p>\
        \(done.map { screen.notice($0.key) })\(conflict.map { screen.notice($0, .error) })\(form?.summary(screen))\
        <div class="page-head"><div class="row spread"><h1>\(screen.t("seating.title"))</h1>\(tag(screen))</div>\
        <p class="soft">\(MeetingWords.moment(meeting, screen)) · \(screen.html("meetings.seated", count: meeting.seated))</p>\
        </div>\(outcome(screen))\(busy(screen))\(rules(screen))\
        <div class="columns"><div class="stack">\(plan(screen))\(standing.seating?.isPlanned == true ? nil : settings(screen))\
        </div><div class="stack">\(SeatingSteps(page: self).html(screen))\(menu(screen))\
        \(standing.seating?.isPlanned == true ? again(screen) : nil)</div></div>
        """
    }

    private func tag(_ screen: Screen) -> HTML? {
        guard let seating = standing.seating, seating.isPlanned else { return nil }
        let style = seating.state == .published ? " done" : " act"
        return "<span class=\"tag\(style)\">\(screen.t("seating.state." + seating.state.rawValue))</span>"
    }

    /// Why nobody could be seated, or what to know of the plan.
    private func outcome(_ screen: Screen) -> HTML? {
        let words = SeatingWords(guests, for: viewer)
        if let reasons { return SeatingReasons(reasons: reasons, words: words).html(screen) }
        guard let job = standing.job, let seating = standing.seating, !job.state.isOpen else { return nil }
        // What came of a search is told until the plan changes again.
        let isNews = job.state == .done || !seating.isPlanned || (job.endedAt.map { $0 >= seating.changedAt } ?? true)
        guard isNews, job.state != .cancelled || !seating.isPlanned else { return nil }
        let said: HTML? =
            job.state == .stopped || job.state == .cancelled
            ? screen.notice("seating.job." + job.state.rawValue, .warning)
            : SeatingReasons(reasons: job.reasons, words: words).html(screen)
        let kept: HTML? =
            seating.isPlanned && job.state != .done ? "<p class=\"soft\">\(screen.t("seating.kept"))</p>" : nil
        return "\(said)\(kept)"
    }

    /// What changed since the plan was made and it does not keep, with the way to mend it.
    private func rules(_ screen: Screen) -> HTML? {
        guard !broken.isEmpty, !standing.isBusy else { return nil }
        let items = broken.map { "<li>\(SeatingWords(guests, for: viewer).html($0, screen))</li>" as HTML }
        let mend: HTML =
            standing.seating?.state == .locked
            ? "<p>\(screen.t("seating.broken.locked"))</p>"
            : """
            <form method="post" action="\(Routes.mend(meeting.id))"><button class="button">\(screen.t("seating.broken.do"))\
            </button></form><p class="small">\(screen.t("seating.broken.hint"))</p>
            """
        return """
            <section class="errors" role="alert" data-broken><h2>\(screen.t("seating.broken"))</h2>\
            <ul class="reasons">\(items)</ul>\(mend)</section>
            """
    }

    private func busy(_ screen: Screen) -> HTML? {
        guard standing.isBusy else { return nil }
        return """
            <section class="card warm stack"><h2>\(screen.t("seating.busy"))</h2>\
            <p><a class="link" href="\(Routes.progress(meeting.id))">\(screen.icon("clock"))\
            <span>\(screen.t("seating.busy.look"))</span></a></p></section>
            """
    }

    private func plan(_ screen: Screen) -> HTML? {
        guard let seating = standing.seating, let tables else { return nil }
        let worth = seating.worth
        let links = (1...seating.room.rounds).map { round -> HTML in
            let path = Routes.tables(meeting.id).query("round", round)
            return """
                <li><a href="\(path)"\(attribute: "aria-current", round == tables.round ? "true" : nil)>\
                \(screen.t("seating.round", ["round": .written(screen.number(round))]))</a></li>
                """
        }
        return """
            <dl class="tally"><div><dt>\(screen.t("seating.worth.new"))</dt>\
            <dd>\(screen.number(worth.newPairs)) <span class="soft small">/ \(screen.number(worth.bound))</span></dd></div>\
            <div><dt>\(screen.t("seating.worth.repeats"))</dt><dd>\(screen.number(worth.repeats))</dd></div>\
            <div><dt>\(screen.t("seating.worth.wishes"))</dt>\
            <dd>\(screen.number(worth.wishesKept)) <span class="soft small">/ \(screen.number(worth.wishes))</span></dd></div>\
            </dl><nav aria-label="\(screen.t("seating.rounds"))"><ul class="filters">\(links)</ul></nav>\
            <h2>\(SeatingWords.round(tables.round, seating, screen))</h2>\(SeatingWords.cards(tables, screen))
            """
    }

    private func settings(_ screen: Screen) -> HTML {
        """
        <section class="card stack"><h2>\(screen.t("seating.room"))</h2><p class="soft small">\(screen.t("seating.room.hint"))</p>\
        \(fields(screen, isPrimary: true))</section>
        """
    }

    /// Seating everybody anew: before the first round, and while nobody else has seen the plan.
    private func again(_ screen: Screen) -> HTML? {
        guard let seating = standing.seating, seating.state == .draft, seating.held.isEmpty, !standing.isBusy else {
            return nil
        }
        return """
            <details class="card more"\(attribute: "open", if: form != nil)><summary>\(screen.t("seating.again"))</summary>\
            <div class="stack"><p class="soft small">\(screen.t("seating.again.hint"))</p>\
            \(fields(screen, isPrimary: false))</div></details>
            """
    }

    private func fields(_ screen: Screen, isPrimary: Bool) -> HTML {
        typealias Field = SeatingForm.Field
        let asked = standing.job.flatMap { $0.state == .done ? nil : $0.room }
        let room = asked ?? standing.seating?.room ?? Seating.usual(for: meeting.seated)
        let form = form ?? FormView(SeatingForm.fields(room))
        func number(_ name: String, _ hint: String? = nil) -> HTML {
            form.field(name, "seating.form." + name, FieldStyle(hint: hint, inputmode: "numeric", max: 3), screen)
        }
        return """
            <form class="stack" method="post" action="\(Routes.seat(meeting.id))" novalidate>\
            <input type="hidden" name="\(Field.key)" value="\(key.description)">\
            <input type="hidden" name="\(Field.version)" value="\(String(standing.seating?.version ?? 0))">\
            <div class="pair">\(number(Field.tables))\(number(Field.seats))</div>\
            <div class="pair">\(number(Field.rounds))\(number(Field.minutes))</div>\
            \(form.tick(Field.rivals, "seating.form.rivals", screen))\
            \(number(Field.seconds, "seating.form.seconds.hint"))\
            <div class="actions"><button class="button\(isPrimary ? " primary" : "")">\(screen.t("seating.form.seat"))</button>\
            </div></form>
            """
    }

    private func menu(_ screen: Screen) -> HTML {
        var items = [screen.menuItem("people", "seating.hosts", Routes.hosts(meeting.id))]
        if let seating = standing.seating, let tables {
            if !seating.isOver {
                items.append(
                    screen.menuItem("edit", "seating.edit", Routes.edit(meeting.id).query("round", tables.round)))
            }
            if seating.state == .published {
                items.append(screen.menuItem("eye", "seating.screen", Routes.screen(meeting.id)))
            }
            items.append(
                screen.menuItem("print", "seating.cards", Routes.cards(meeting.id).query("round", tables.round)))
        }
        items.append(screen.menuItem("lock", "seating.apart", Routes.apart()))
        return "<section class=\"card no-print\"><ul role=\"list\" class=\"menu\">\(items)</ul></section>"
    }
}

/// What cannot be, and what would mend it.
struct SeatingReasons: Sendable {
    var reasons: [SeatingReason]
    var words: SeatingWords

    func html(_ screen: Screen) -> HTML? {
        guard !reasons.isEmpty else { return nil }
        let isImpossible = reasons.contains { $0.kind.isImpossible }
        let items = reasons.map { "<li>\(words.html($0, screen))</li>" as HTML }
        return """
            <section class="\(isImpossible ? "errors" : "card warm stack")"\(attribute: "role", isImpossible ? "alert" : nil)>\
            <h2>\(screen.t(isImpossible ? "seating.impossible" : "seating.to-know"))</h2>\
            <ul class="reasons">\(items)</ul></section>
            """
    }
}
