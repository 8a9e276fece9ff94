import Localization
import Persistence
import Web

/// One introduction: the question to one of the two, the contact once both said yes, or what became of it for whoever
/// brought it about.
struct IntroductionPage: Sendable {
    var seen: SeenIntroduction
    var form = FormView()
    var done: IntroductionDone?

    private typealias Routes = IntroductionController.Routes

    func html(_ screen: Screen) -> HTML {
        """
        \(BusinessTabs.introductions.back(screen))\(done.map { screen.notice($0.key) } as HTML?)\(form.summary(screen))\
        <div class="page-head"><h1>\(IntroductionWords.title(seen, screen))</h1>\
        <p class="row soft"><span>\(IntroductionWords.origin(seen, screen)) · \(screen.ago(seen.introducedAt))</span>\
        \(IntroductionWords.tag(seen.standing, screen))</p></div>\
        <div class="columns"><div class="stack">\(main(screen))</div><div class="stack">\(why(screen))</div></div>
        """
    }

    private func main(_ screen: Screen) -> HTML {
        guard seen.isSide else { return introduced(screen) }
        switch seen.standing {
        case .asked: return question(screen)
        case .waiting: return waiting(screen)
        case .made: return "\(contact(screen))\(meeting(screen))"
        case .declined, .closed: return state(screen)
        }
    }

    /// What the introducer wrote.
    private func why(_ screen: Screen) -> HTML? {
        guard !seen.reason.isEmpty else { return nil }
        let heading: HTML =
            seen.introducer.map { screen.html("introductions.says", ["name": .text(screen.name($0))]) }
            ?? HTML(text: screen.t("introductions.said"))
        return """
            <section class="card stack"><h2>\(heading)</h2><blockquote class="quote">\
            \(MemberWishes.paragraphs(seen.reason))</blockquote></section>
            """
    }

    private func question(_ screen: Screen) -> HTML {
        """
        <section class="card stack warm"><h2>\(screen.t("introductions.ask"))</h2>\
        <p>\(screen.t("introductions.ask.text"))</p>\
        <p class="small soft">\(screen.t("introductions.ask.until", ["day": .written(day(screen))]))</p>\
        <form class="stack" novalidate method="post" action="\(Routes.accept(seen.id))">\
        <div class="actions"><button class="button primary">\(screen.t("introductions.accept"))</button></div>\
        <details class="more"\(attribute: "open", if: !form.problems.isEmpty)>\
        <summary>\(screen.t("introductions.times.own"))</summary><div class="stack">\
        <p class="small soft">\(screen.t("introductions.times.own.hint"))</p>\
        \(TimesFields(form: form).html(screen))</div></details></form>\
        \(refusal("introductions.decline", screen))</section>
        """
    }

    /// A no stands: it is asked once, with what follows.
    private func refusal(_ key: String, _ screen: Screen) -> HTML {
        """
        <details class="more"><summary>\(screen.t(key))</summary>\
        <form class="stack" method="post" action="\(Routes.decline(seen.id))">\
        <p>\(screen.t("introductions.decline.ask"))</p><div class="actions">\
        <button class="button danger">\(screen.t("introductions.decline.yes"))</button></div></form></details>
        """
    }

    private func waiting(_ screen: Screen) -> HTML {
        """
        <section class="card stack"><h2>\(screen.t("introductions.waiting"))</h2>\
        <p>\(screen.t("introductions.waiting.text"))</p>\
        <p class="small soft">\(screen.t("introductions.ask.until", ["day": .written(day(screen))]))</p>\
        \(refusal("introductions.take-back", screen))</section>
        """
    }

    private func state(_ screen: Screen) -> HTML {
        """
        <section class="card stack"><p>\(screen.t("introductions.state." + seen.standing.rawValue))</p></section>
        """
    }

    /// Whether it came about; never who answered what.
    private func introduced(_ screen: Screen) -> HTML {
        guard case .introducer(let first, let second) = seen.role else { return .empty }
        let people = [first, second].map { party -> HTML in
            """
            <div class="profile">\(screen.disc(party))<div><p class="strong">\
            <a href="\(MemberController.Routes.member(party.membership))">\(bdi: screen.name(party))</a></p>\
            <p class="small soft">\(bdi: party.company)</p></div></div>
            """
        }
        return """
            <section class="card stack">\(people)<p>\(screen.t("introductions.mine." + seen.standing.rawValue))</p>\
            </section>
            """
    }

    private func contact(_ screen: Screen) -> HTML? {
        seen.other.map { IntroducedContact(other: $0, introducer: seen.introducer).html(screen) }
    }

    private func meeting(_ screen: Screen) -> HTML? {
        guard let meeting = seen.meeting, seen.other?.isActive == true else { return nil }
        return MeetingCard(id: seen.id, meeting: meeting, form: form).html(screen)
    }

    private func day(_ screen: Screen) -> String { screen.t.dates.long(screen.day(seen.expiresAt)) }
}
