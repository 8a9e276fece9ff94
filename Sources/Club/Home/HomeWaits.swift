import Localization
import Web

/// What waits for the member, and what is new; refreshed in place when something happens.
struct HomeWaits: Sendable {
    var agenda: HomeAgenda

    func html(_ screen: Screen) -> HTML {
        let asking = agenda.waits.filter(\.kind.asks)
        let news = agenda.waits.filter { !$0.kind.asks }
        let count: HTML? = agenda.asking == 0 ? nil : "<span class=\"tag act\">\(screen.number(agenda.asking))</span>"
        return """
            <div class="stack" data-live-part="waits"><section class="card">\
            <div class="card-head"><h2>\(screen.t("home.waits"))</h2>\(count)</div>\(body(asking, screen))</section>\
            \(fresh(news, screen))</div>\
            <p class="row small soft scripted-only" role="status" data-live="\(ReferralController.Routes.events())" \
            data-live-on="\(screen.t("home.live.on"))" data-live-off="\(screen.t("home.live.off"))">\
            <span class="dot"></span><span data-live-word></span></p>
            """
    }

    private func body(_ asking: [HomeWait], _ screen: Screen) -> HTML {
        guard !asking.isEmpty else {
            return screen.empty(
                "check", "home.waits.none.title", "home.waits.none.text",
                action: ("home.waits.give", ReferralController.Routes.new())
            )
        }
        let open = ExchangeFilter().with {
            $0.direction = .received
            $0.group = .open
        }
        let more: HTML? =
            agenda.asking > asking.count
            ? "<a class=\"link\" href=\"\(open.path())\">\(screen.t("home.waits.all", count: agenda.asking))</a>" : nil
        return "<ul role=\"list\" class=\"waits\">\(asking.map { line($0, screen) })</ul>\(more)"
    }

    private func fresh(_ news: [HomeWait], _ screen: Screen) -> HTML? {
        guard !news.isEmpty else { return nil }
        return """
            <section class="card"><div class="card-head"><h2>\(screen.t("home.news"))</h2></div>\
            <ul role="list" class="waits">\(news.map { line($0, screen) })</ul></section>
            """
    }

    private func line(_ wait: HomeWait, _ screen: Screen) -> HTML {
        let name = MessageValue.text(screen.name(wait.counterpart))
        let amount: HTML? = wait.amountMinor.map { "\(bdi: screen.money($0)) · " }
        let subject: HTML? = wait.subject.isEmpty ? nil : "\(bdi: wait.subject) · "
        return """
            <li><a href="\(ReferralController.Routes.referral(wait.referral))">\(screen.disc(wait.counterpart))\
            <span><strong>\(screen.html(title(wait), ["name": name]))</strong>\
            <span class="soft small">\(subject)\(amount)\(screen.ago(wait.movedAt))</span></span>\
            \(tag(wait, screen))</a>\(answer(wait, screen))</li>
            """
    }

    private func title(_ wait: HomeWait) -> String {
        switch wait.kind {
        case .acknowledge: "home.wait.acknowledge"
        case .confirm: "home.wait.confirm"
        case .thank: "home.wait.thank"
        case .advance: "home.wait.advance"
        case .news: "home.news." + wait.stage.rawValue
        }
    }

    private func tag(_ wait: HomeWait, _ screen: Screen) -> HTML {
        switch wait.kind {
        case .acknowledge: act("home.tag.acknowledge", screen)
        case .confirm: act("home.tag.confirm", screen)
        case .thank: act("home.tag.thank", screen)
        case .advance: act("home.tag." + wait.stage.rawValue, screen)
        case .news: StageTag.html(wait.stage, screen)
        }
    }

    private func act(_ key: String, _ screen: Screen) -> HTML { "<span class=\"tag act\">\(screen.t(key))</span>" }

    /// What can be answered in one tap, without leaving Home.
    private func answer(_ wait: HomeWait, _ screen: Screen) -> HTML? {
        guard wait.kind == .acknowledge else { return nil }
        return """
            <form method="post" action="\(ReferralController.Routes.move(wait.referral))">\
            <input type="hidden" name="\(MoveForm.Field.back)" value="home">\
            <button class="button small" name="\(MoveForm.Field.step)" value="\(Referral.Step.acknowledged.rawValue)">\
            \(screen.t("referrals.move.acknowledged"))</button></form>
            """
    }
}
