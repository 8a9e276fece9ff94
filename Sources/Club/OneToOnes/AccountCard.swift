import Localization
import Persistence
import Web

/// What each says came of it.
struct AccountCard: Sendable {
    typealias Field = AccountForm.Field

    var seen: SeenOneToOne
    var form: FormView

    private typealias Routes = OneToOneController.Routes

    /// Still to be closed: the question, or what was said, and the question once more to correct it.
    func html(_ standing: SeenOneToOne.Standing, _ screen: Screen) -> HTML {
        let isSaid = standing == .said
        let isContradicted = seen.otherAccount.map { $0.account != seen.ownAccount?.account } ?? false
        let wait: HTML? =
            isSaid ? "<p>\(screen.t(isContradicted ? "oneToOnes.account.differ" : "oneToOnes.account.wait"))</p>" : nil
        let question: HTML =
            isSaid && form.problems.isEmpty
            ? """
            <details class="more"><summary>\(screen.t("oneToOnes.account.correct"))</summary>\(asking(screen))</details>
            """ : asking(screen)
        return """
            <section class="card stack\(isSaid ? "" : " warm")"><h2>\(screen.t("oneToOnes.account"))</h2>\
            \(when(screen))\(said(screen))\(wait)\(question)\(isSaid ? next(screen) : nil)</section>
            """
    }

    /// Closed: counted, or not.
    func closed(_ screen: Screen) -> HTML {
        """
        <section class="card stack"><h2>\(screen.t("oneToOnes.account"))</h2>\(when(screen))\
        <p class="strong">\(screen.t(seen.isHeld ? "oneToOnes.account.held" : "oneToOnes.account.missed"))</p>\
        \(said(screen))\(next(screen))</section>
        """
    }

    private func when(_ screen: Screen) -> HTML? {
        seen.taken.map { "<p class=\"soft\">\(OneToOneWords.moment($0.local, screen))</p>" }
    }

    private func said(_ screen: Screen) -> HTML? {
        let other = screen.name(seen.other)
        let lines = [
            seen.ownAccount.map { line("own", $0, other, screen) },
            seen.otherAccount.map { line("other", $0, other, screen) },
        ].compactMap { $0 }
        return lines.isEmpty ? nil : "\(lines)"
    }

    private func line(_ side: String, _ said: SeenOneToOne.Said, _ other: String, _ screen: Screen) -> HTML {
        let result: HTML? = said.result.map {
            "<br><span class=\"soft\">\(screen.t("oneToOnes.result." + $0.rawValue))</span>"
        }
        let words: HTML? =
            said.words.isEmpty
            ? nil : "<blockquote class=\"quote\">\(MemberWishes.paragraphs(said.words))</blockquote>"
        let key = "oneToOnes.account." + side + "." + said.account.rawValue
        return "<div class=\"stack tight\"><p>\(screen.html(key, ["other": .text(other)]))\(result)</p>\(words)</div>"
    }

    private func asking(_ screen: Screen) -> HTML {
        var view = form
        if view.values[Field.account] == nil, let own = seen.ownAccount {
            view.values.append(Field.account, own.account.rawValue)
            view.values.append(Field.words, own.words)
            view.values.append(Field.result, own.result?.rawValue ?? "")
        }
        let accounts = OneToOne.Account.allCases.map {
            (value: $0.rawValue, label: "oneToOnes.account." + $0.rawValue + ".say", hint: nil as String?)
        }
        let none = (value: "", label: screen.t("oneToOnes.result.none"))
        let results =
            [none]
            + OneToOne.Result.allCases.map {
                (value: $0.rawValue, label: screen.t("oneToOnes.result." + $0.rawValue))
            }
        return """
            <form class="stack" method="post" action="\(Routes.account(seen.id))">\
            \(view.choice(Field.account, "oneToOnes.account.ask", accounts, screen))\
            \(view.select(Field.result, "oneToOnes.account.result", results, isOptional: true, screen))\
            \(view.field(Field.words, "oneToOnes.account.words", FieldStyle.line.area(2).limited(400).optional(), screen))\
            <div class="actions"><button class="button primary">\(screen.t("oneToOnes.account.send"))</button></div></form>
            """
    }

    /// The way to do what one said one would.
    private func next(_ screen: Screen) -> HTML? {
        guard seen.isOtherActive, let result = seen.ownAccount?.result else { return nil }
        let seat = seen.other.membership.description
        switch result {
        case .referral:
            return """
                <p><a class="button" href="\(ReferralController.Routes.new().query("to", seat))">\
                \(screen.icon("give", mirrored: true))<span>\(screen.t("members.action.give"))</span></a></p>
                """
        case .again:
            return """
                <p><a class="button" href="\(OneToOneController.Routes.new().query("with", seat))">\
                \(screen.icon("calendar"))<span>\(screen.t("oneToOnes.new"))</span></a></p>
                """
        case .nothing: return nil
        }
    }
}
