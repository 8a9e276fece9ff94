import Chronology
import Localization
import Persistence
import Web

/// One visitor, with what was done for them and what comes next.
struct VisitorPage: Sendable {
    typealias Field = VisitorStepForm.Field

    var visitor: ShownVisitor
    var story: [VisitorStory]
    var done: VisitorDone?
    var form: FormView

    private typealias Routes = VisitorController.Routes

    func html(_ screen: Screen) -> HTML {
        let back =
            visitor.isOwn
            ? screen.back("visitors.mine.title", Routes.mine()) : screen.back("visitors.bureau.title", Routes.bureau())
        let company: [HTML] = [visitor.company, visitor.trade].filter { !$0.isEmpty }.map { "\(bdi: $0)" }
        return """
            \(back)\(done.map { screen.notice($0.key) })\(form.summary(screen))<div class="profile">\
            \(VisitorWords.disc(visitor, screen))<div class="page-head"><div class="row spread">\
            <h1>\(bdi: screen.name(visitor))</h1>\(VisitorWords.tag(visitor, screen))</div>\
            <p class="soft">\(company.joined(separator: " · "))</p></div></div>\
            <div class="columns"><div class="stack">\(next(screen))\(facts(screen))</div>\
            <div class="stack">\(past(screen))\(VisitorNumberCard(visitor: visitor, form: form).html(screen))\(erase(screen))</div></div>
            """
    }

    private func facts(_ screen: Screen) -> HTML {
        let meeting = MeetingController.Routes.meeting(visitor.meeting)
        let inviter: HTML? = visitor.inviter.map { party in
            """
            <div><dt>\(screen.t("visitors.invited-by"))</dt>\
            <dd><a href="\(MemberController.Routes.member(party.membership))">\(bdi: screen.name(party))</a></dd></div>
            """
        }
        return """
            <section class="card stack"><h2>\(screen.t("visitors.visit"))</h2><dl class="facts">\
            <div><dt>\(screen.t("meetings.about"))</dt><dd><a href="\(meeting)">\(bdi: visitor.title)</a><br>\
            <span class="small soft">\(screen.date(visitor.start.date))</span></dd></div>\(inviter)</dl></section>
            """
    }

    private func next(_ screen: Screen) -> HTML? {
        guard !visitor.isErased else { return nil }
        let now = screen.visit.now
        let steps = visitor.nextSteps(now).enumerated().map { index, step -> HTML in
            """
            <button class="button\(index == 0 ? " primary" : "")" name="\(Field.act)" value="\(step.rawValue)">\
            \(screen.t("visitors.do." + step.rawValue))</button>
            """
        }
        let cancel: HTML? =
            visitor.mayCancel(now)
            ? "<button class=\"button danger\" name=\"\(Field.act)\" value=\"cancel\">\(screen.t("visitors.do.cancel"))</button>"
            : nil
        let third: HTML? =
            visitor.isThird(now)
            ? "<button class=\"button\" name=\"\(Field.act)\" value=\"third\">\(screen.t("visitors.do.third"))</button>"
            : nil
        let note = FieldStyle.line.area(2).limited(Visitor.longestNote).optional().hinted("visitors.note.hint")
        return """
            <section class="card stack"><h2>\(screen.t("visitors.next"))</h2>\
            <p>\(screen.t("visitors.advice." + advice(now)))</p><div class="row">\(contact(screen))</div>\
            <form class="stack" method="post" action="\(Routes.step(visitor.id))" novalidate>\
            <input type="hidden" name="\(Field.from)" value="\(visitor.step.rawValue)">\
            \(form.field(Field.note, "visitors.note", note, screen))<div class="row">\(steps)\(third)\(cancel)\
            <button class="button plain" name="\(Field.act)" value="note">\(screen.t("visitors.do.note"))</button></div>\
            </form></section>
            """
    }

    private func advice(_ now: Instant) -> String {
        switch (visitor.place, visitor.step) {
        case (.apply, .invited): "apply"
        case (.waiting, _): "waiting"
        case (.cancelled, .invited): "cancelled"
        case (_, .invited): visitor.startsAt > now ? "coming" : "invited"
        default: visitor.step.rawValue
        }
    }

    private func contact(_ screen: Screen) -> HTML {
        """
        \(visitor.phone.map { ContactLinks.phone($0, screen) })\(visitor.email.map { ContactLinks.email($0, screen) })
        """
    }

    private func past(_ screen: Screen) -> HTML {
        let items = story.map { line -> HTML in
            let author = line.author.map { $0.isEmpty ? screen.t("referrals.erased-member") : $0 }
            let by: HTML? = author.map { " · \(bdi: $0)" }
            let note: HTML? = line.note.isEmpty ? nil : "<p class=\"keep\">\(bdi: line.note)</p>"
            return """
                <li><strong>\(screen.t("visitors.line." + line.line.rawValue))</strong><br>\
                <span class="soft small">\(screen.ago(line.takenAt))\(by)</span>\(note)</li>
                """
        }
        return """
            <section class="card stack"><h2>\(screen.t("visitors.past"))</h2><ol class="timeline">\(items)</ol></section>
            """
    }

    private func erase(_ screen: Screen) -> HTML? {
        guard !visitor.isErased else { return nil }
        return """
            <details class="more no-print"><summary>\(screen.t("visitors.erase"))</summary>\
            <form class="stack" method="post" action="\(Routes.erase(visitor.id))"><p class="soft small">\
            \(screen.t("visitors.erase.text"))</p><div class="actions"><button class="button danger">\
            \(screen.icon("trash"))<span>\(screen.t("visitors.erase.do"))</span></button></div></form></details>
            """
    }
}
