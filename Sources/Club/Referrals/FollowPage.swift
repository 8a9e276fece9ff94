import Chronology
import Localization
import Persistence
import Web

/// A referral followed by one of its two sides: where it stands, who to call, what happened, what to do next.
struct FollowPage: Sendable {
    var referral: FollowedReferral
    var form = FormView()
    var done: ReferralNotice?
    /// For the next message.
    var messageKey: ID<ReferralMessage>?

    func title(_ screen: Screen) -> String {
        if let prospect = referral.prospect { return prospect.name }
        return screen.t("referrals.follow.title", ["name": .text(screen.name(referral.counterpart))])
    }

    /// What it is, and of whom.
    private func heading(_ screen: Screen) -> HTML {
        guard let prospect = referral.prospect else { return "\(bdi: title(screen))" }
        return screen.html("referrals.follow.heading", ["name": .text(prospect.name)])
    }

    func html(_ screen: Screen) -> HTML {
        """
        \(done.map { screen.notice($0.key) } as HTML?)\(form.summary(screen))\
        \(BusinessTabs.referrals.back(screen))\
        <div class="page-head"><h1>\(heading(screen))</h1><p class="soft">\(head(screen))</p></div>\
        \(FollowSteps(referral: referral).html(screen))\
        <div class="columns"><div class="stack">\(aside.sleep(screen))\
        \(FollowActions(referral: referral, form: form).html(screen))\(declined(screen))\
        \(FollowedDeals(referral: referral).html(screen))\
        \(subject(screen))\(conversation.html(screen))\(aside.html(screen))</div><div class="stack">\(counterpart(screen))\
        \(FollowTimeline(referral: referral).html(screen))</div></div>
        """
    }

    private var aside: FollowAside { FollowAside(referral: referral, form: form) }

    private var conversation: ReferralConversation {
        let path = ReferralController.Routes.say(referral.id)
        let sending = referral.stage == .withdrawn ? nil : messageKey.map { (path: path, key: $0) }
        return ReferralConversation(messages: referral.thread.messages, form: form, sending: sending)
    }

    /// In the words of who did not take it.
    private func declined(_ screen: Screen) -> HTML? {
        guard let decline = referral.decline else { return nil }
        let note: HTML? =
            decline.note.isEmpty ? nil : "<blockquote class=\"keep\">\(bdi: decline.note)</blockquote>"
        let hint: HTML? =
            referral.side == .giver ? "<p class=\"soft\">\(screen.t("referrals.declined.hint"))</p>" : nil
        return """
            <section class="card stack"><h2>\(screen.t("referrals.stage.declined"))</h2>\
            <p>\(screen.t("referrals.decline." + decline.reason.rawValue))</p>\(note)\(hint)</section>
            """
    }

    private func head(_ screen: Screen) -> HTML {
        let name = MessageValue.text(screen.name(referral.counterpart))
        let key = "referrals.follow." + referral.kind.rawValue + "." + referral.side.rawValue
        return screen.html(key, ["name": name]) + " · " + screen.ago(referral.givenAt)
    }

    /// The need, the contact and the giver's words.
    private func subject(_ screen: Screen) -> HTML? {
        let reach = referral.prospect.map { contact($0, screen) }
        let need = line(referral.need, "referrals.follow.need", screen)
        let note = line(referral.note, "referrals.follow.note", screen)
        guard reach != nil || need != nil || note != nil else { return nil }
        let key = referral.kind == .outside ? "referrals.follow.contact" : "referrals.follow.purchase"
        return """
            <section class="card stack"><h2>\(screen.t(key))</h2>\(reach)<dl class="facts">\(need)\(note)</dl></section>
            """
    }

    private func line(_ text: String, _ key: String, _ screen: Screen) -> HTML? {
        guard !text.isEmpty else { return nil }
        return "<div><dt>\(screen.t(key))</dt><dd><bdi class=\"keep\">\(text)</bdi></dd></div>"
    }

    private func contact(_ prospect: FollowedReferral.Prospect, _ screen: Screen) -> HTML {
        """
        <p class="strong">\(bdi: prospect.name)</p><div class="row">\
        \(prospect.phone.map { ContactLinks.phone($0, screen) } as HTML?)\
        \(prospect.email.map { ContactLinks.email($0, screen) } as HTML?)</div>
        """
    }

    private func counterpart(_ screen: Screen) -> HTML {
        let other = referral.counterpart
        let key = referral.side == .giver ? "referrals.follow.receiver" : "referrals.follow.giver"
        // Who left has no page any more, and keeps the name.
        let name: HTML =
            referral.standing.hasLeft
            ? "\(bdi: screen.name(other))"
            : "<a href=\"\(MemberController.Routes.member(other.membership))\">\(bdi: screen.name(other))</a>"
        return """
            <section class="card stack"><h2>\(screen.t(key))</h2><div class="profile">\(screen.disc(other))\
            <div><p class="strong">\(name)\(referral.standing.html(screen))</p><p class="small soft">\(bdi: other.company)</p></div></div></section>
            """
    }
}
