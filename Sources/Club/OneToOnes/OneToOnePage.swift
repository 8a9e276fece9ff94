import Localization
import Persistence
import Web

/// One one-to-one: the hours to choose from, what is agreed, what came of it.
struct OneToOnePage: Sendable {
    var seen: SeenOneToOne
    var timesForm = FormView()
    var placeForm = FormView()
    var accountForm = FormView()
    /// The words beside a refusal.
    var endForm = FormView()
    var done: OneToOneDone?

    private typealias Routes = OneToOneController.Routes

    func html(_ screen: Screen) -> HTML {
        let standing = seen.standing(screen.visit.now)
        return """
            \(back(screen))\(done.map { screen.notice($0.key) } as HTML?)\
            \(timesForm.summary(screen))\(placeForm.summary(screen))\(accountForm.summary(screen))\(endForm.summary(screen))\
            <div class="page-head"><h1>\(screen.html("oneToOnes.one.with", ["other": .text(screen.name(seen.other))]))</h1>\
            <p class="row soft"><span>\(opened(screen))</span>\(OneToOneWords.tag(standing, screen))</p></div>\
            <div class="columns"><div class="stack">\(main(standing, screen))</div>\
            <div class="stack">\(who(screen))\(note(screen))</div></div>
            """
    }

    private func back(_ screen: Screen) -> HTML {
        """
        <p class="no-print"><a class="link" href="\(Routes.all())">\(screen.icon("back", mirrored: true))\
        <span>\(screen.t("oneToOnes.title"))</span></a></p>
        """
    }

    private func opened(_ screen: Screen) -> HTML {
        let key = seen.openedBy == nil ? "introduced" : seen.openedBy == seen.own ? "own" : "other"
        return "\(screen.t("oneToOnes.opened." + key)) · \(screen.ago(seen.openedAt))"
    }

    private func main(_ standing: SeenOneToOne.Standing, _ screen: Screen) -> HTML {
        switch standing {
        case .asked, .waiting, .passed:
            "\(OneToOneTimesCard(seen: seen, form: timesForm).html(standing, screen))\(ending(standing, screen))"
        case .coming:
            """
            \(AgreedCard(seen: seen, form: placeForm).html(screen))\
            \(OneToOneTimesCard(seen: seen, form: timesForm).html(standing, screen))\(ending(standing, screen))
            """
        case .toClose, .said: "\(AccountCard(seen: seen, form: accountForm).html(standing, screen))\(missed(screen))"
        case .held, .missed: AccountCard(seen: seen, form: accountForm).closed(screen)
        case .declined, .calledOff, .lapsed: ended(standing, screen)
        }
    }

    /// A meeting that did not take place may still be moved, as long as nobody said what became of it.
    private func missed(_ screen: Screen) -> HTML? {
        guard seen.ownAccount == nil, seen.otherAccount == nil else { return nil }
        return OneToOneTimesCard(seen: seen, form: timesForm).html(.coming, screen)
    }

    /// Declining, taking back, calling off: with a sentence for the other, or without.
    private func ending(_ standing: SeenOneToOne.Standing, _ screen: Screen) -> HTML {
        let isDeclining = standing != .coming && !seen.isProposer
        let key = isDeclining ? "decline" : standing == .coming ? "call-off" : "take-back"
        let path = isDeclining ? Routes.decline(seen.id) : Routes.callOff(seen.id)
        return """
            <details class="more"\(attribute: "open", if: !endForm.problems.isEmpty)>\
            <summary>\(screen.t("oneToOnes." + key))</summary>\
            <form class="stack" method="post" action="\(path)" novalidate>\
            \(endForm.field(OneToOneController.wordsField, "oneToOnes.end.words", FieldStyle.line.area(2).limited(400).optional(), screen))\
            <div class="actions"><button class="button danger">\(screen.t("oneToOnes." + key))</button></div></form></details>
            """
    }

    private func ended(_ standing: SeenOneToOne.Standing, _ screen: Screen) -> HTML {
        let who = standing == .lapsed ? "" : seen.isEndedByOwn ? ".own" : ".other"
        let words: HTML? =
            seen.endWords.isEmpty
            ? nil : "<blockquote class=\"quote\">\(MemberWishes.paragraphs(seen.endWords))</blockquote>"
        return """
            <section class="card stack"><p>\(screen.html("oneToOnes.ended." + standing.rawValue + who, ["other": .text(screen.name(seen.other))]))</p>\
            \(words)</section>
            """
    }

    private func who(_ screen: Screen) -> HTML {
        let party = seen.other
        let name: HTML =
            seen.isOtherActive
            ? "<a href=\"\(MemberController.Routes.member(party.membership))\">\(bdi: screen.name(party))</a>"
            : "\(bdi: screen.name(party))"
        let isPrepared = seen.isOtherActive && (seen.state == .proposed || seen.state == .taken)
        let sheet: HTML? =
            isPrepared
            ? """
            <p><a class="button" href="\(Routes.sheet(seen.id))">\(screen.icon("print"))\
            <span>\(screen.t("oneToOnes.prepare"))</span></a></p><p class="small soft">\(screen.t("oneToOnes.prepare.hint"))</p>
            """ : nil
        let introduction: HTML? = seen.introduction.map { id in
            "<p><a class=\"link\" href=\"\(IntroductionController.Routes.introduction(id))\">\(screen.t("oneToOnes.introduction"))</a></p>"
        }
        return """
            <section class="card stack"><div class="profile">\(screen.disc(party))<div><p class="strong">\(name)</p>\
            <p class="small soft">\(bdi: party.company)</p></div></div>\(sheet)\(introduction)</section>
            """
    }

    /// What the one who proposed it wrote.
    private func note(_ screen: Screen) -> HTML? {
        guard !seen.note.isEmpty else { return nil }
        return """
            <section class="card stack"><h2>\(screen.t("oneToOnes.note"))</h2><blockquote class="quote">\
            \(MemberWishes.paragraphs(seen.note))</blockquote></section>
            """
    }
}
