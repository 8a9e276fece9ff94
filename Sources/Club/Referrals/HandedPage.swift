import Localization
import Web

/// A referral for someone who handed it on.
struct HandedPage: Sendable {
    var referral: HandedReferral
    var done: ReferralNotice?

    func title(_ screen: Screen) -> String {
        if !referral.prospect.isEmpty { return referral.prospect }
        return screen.t("referrals.follow.title", ["name": .text(screen.name(referral.giver))])
    }

    func html(_ screen: Screen) -> HTML {
        let need: HTML? =
            referral.need.isEmpty
            ? nil
            : "<div><dt>\(screen.t("referrals.follow.need"))</dt><dd><bdi class=\"keep\">\(referral.need)</bdi></dd></div>"
        let reason: HTML? =
            referral.reason.isEmpty
            ? nil
            : "<div><dt>\(screen.t("referrals.handed.reason"))</dt><dd><bdi class=\"keep\">\(referral.reason)</bdi></dd></div>"
        let giver = MessageValue.text(screen.name(referral.giver))
        return """
            \(done.map { screen.notice($0.key) } as HTML?)\
            <div class="page-head"><h1>\(bdi: title(screen))</h1><p class="soft">\
            \(screen.html("referrals.follow." + referral.kind.rawValue + ".receiver", ["name": giver])) · \
            \(screen.ago(referral.givenAt))</p></div>\
            <section class="card stack narrow"><h2>\(screen.t("referrals.stage.handed"))</h2>\
            <p>\(screen.html("referrals.handed.to", ["name": .text(screen.name(referral.to))])) · \
            \(screen.ago(referral.handedAt))</p><dl class="facts">\(need)\(reason)</dl>\
            <p class="small soft">\(screen.t("referrals.handed.rest"))</p></section>\
            \(ReferralConversation(messages: referral.messages).html(screen))
            """
    }
}
