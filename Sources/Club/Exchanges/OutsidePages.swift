import Chronology
import Localization
import Persistence
import Web

/// The pages of what came from outside the club.
enum OutsidePages {
    private typealias Routes = ExchangesController.Routes

    static func list(_ all: [OutsideReferral], _ screen: Screen) -> HTML {
        let add: HTML? =
            all.isEmpty
            ? nil : "<p><a class=\"button primary\" href=\"\(Routes.newOutside())\">\(screen.t("outside.new"))</a></p>"
        let body =
            all.isEmpty
            ? screen.empty(
                "share", "outside.empty.title", "outside.empty.text", action: ("outside.new", Routes.newOutside()))
            : table(all, screen)
        return """
            \(BusinessTabs.referrals.html(screen))<div class="page-head"><p><a class="link" \
            href="\(ReferralController.Routes.exchanges())">\(screen.t("cohorts.back"))</a></p>\
            <h1>\(screen.t("outside.title"))</h1><p class="soft">\(screen.t("outside.lead"))</p></div>\(add)\(body)
            """
    }

    private static func table(_ all: [OutsideReferral], _ screen: Screen) -> HTML {
        let rows = all.map { referral -> HTML in
            let company: HTML? =
                referral.source.company.isEmpty
                ? nil : "<br><span class=\"small soft\">\(bdi: referral.source.company)</span>"
            let subject = referral.prospect.name.isEmpty ? referral.need : referral.prospect.name
            return """
                <tr><th scope="row" data-label="\(screen.t("outside.source"))"><span>\
                <a href="\(Routes.outsideOne(referral.id))">\(bdi: referral.source.name)</a> \
                <span class="tag">\(screen.t("outside.tag"))</span>\(company)</span></th>\
                <td data-label="\(screen.t("exchanges.column.subject"))">\(bdi: subject)</td>\
                <td data-label="\(screen.t("exchanges.column.stage"))"><span>\
                \(StageTag.html(referral.stage.stage, screen))</span></td>\
                <td data-label="\(screen.t("exchanges.column.date"))">\(screen.date(referral.receivedOn))</td></tr>
                """
        }
        let heads = ["outside.source", "exchanges.column.subject", "exchanges.column.stage", "exchanges.column.date"]
            .map { key -> HTML in "<th scope=\"col\">\(screen.t(key))</th>" }
        return """
            <table class="cards"><caption class="visually-hidden">\(screen.t("outside.title"))</caption>\
            <thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table>
            """
    }

    static func form(_ form: FormView, _ key: ID<OutsideReferral>, _ screen: Screen) -> HTML {
        typealias Field = OutsideForm.Field
        let line = FieldStyle.line.limited(120)
        var dated = form
        if dated.values[Field.day] == nil { dated.values.append(Field.day, screen.visit.today.isoText) }
        return """
            <div class="page-head"><h1>\(screen.t("outside.new"))</h1><p class="soft">\(screen.t("outside.new.lead"))</p>\
            </div>\(form.summary(screen))<form class="card stack narrow" novalidate method="post" action="\(Routes.note())">\
            <input type="hidden" name="\(Field.key)" value="\(key.description)">\
            \(form.field(Field.source, "outside.source", line.hinted("outside.source.hint"), screen))\
            \(form.field(Field.company, "outside.company", line.optional(), screen))\
            \(form.field(Field.prospect, "outside.prospect", line.optional().hinted("outside.prospect.hint"), screen))\
            \(form.field(Field.contact, "referrals.form.contact", FieldStyle.line.limited(254).optional(), screen))\
            \(form.field(Field.need, "referrals.form.need", FieldStyle.line.area(3).limited(1000).optional(), screen))\
            \(dated.field(Field.day, "outside.day", FieldStyle(type: "date", max: 40), screen))\
            <div class="actions"><button class="button primary">\(screen.t("outside.note"))</button>\
            <a class="button plain" href="\(Routes.outside())">\(screen.t("referrals.form.cancel"))</a></div></form>
            """
    }

    static func one(_ referral: OutsideReferral, _ form: FormView, _ done: String?, _ screen: Screen) -> HTML {
        let amount = referral.amount.map { screen.t.numbers.money($0.minorUnits, $0.currency, droppingZeros: true) }
        let reason = referral.lostReason.map { screen.t("referrals.lost." + $0.rawValue) }
        let facts = [
            fact(
                "outside.source",
                [referral.source.name, referral.source.company].filter { !$0.isEmpty }.joined(separator: ", "), screen),
            fact("outside.prospect", referral.prospect.name, screen),
            fact("referrals.follow.need", referral.need, screen),
            fact("exchanges.column.amount", amount ?? "", screen), fact("referrals.form.reason", reason ?? "", screen),
        ].compactMap { $0 }
        return """
            \(done.map { screen.notice("outside.done." + $0) } as HTML?)\(form.summary(screen))\
            <div class="page-head"><p><a class="link" href="\(Routes.outside())">\(screen.t("outside.title"))</a></p>\
            <h1>\(bdi: referral.title)</h1><p class="soft">\
            \(screen.html("outside.from", ["name": .text(referral.source.name)])) · \(screen.date(referral.receivedOn)) \
            \(StageTag.html(referral.stage.stage, screen))</p></div>\
            <section class="card stack"><dl class="facts">\(facts)</dl><div class="row">\
            \(referral.prospect.phone.map { ContactLinks.phone($0, screen) } as HTML?)\
            \(referral.prospect.email.map { ContactLinks.email($0, screen) } as HTML?)</div>\
            <p class="small soft">\(screen.t("outside.alone"))</p></section>\
            \(OutsideSteps(referral: referral, form: form).html(screen))
            """
    }

    private static func fact(_ key: String, _ text: String, _ screen: Screen) -> HTML? {
        text.isEmpty ? nil : "<div><dt>\(screen.t(key))</dt><dd><bdi class=\"keep\">\(text)</bdi></dd></div>"
    }
}
