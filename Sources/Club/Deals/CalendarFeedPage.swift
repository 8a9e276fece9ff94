import Chronology
import Hummingbird
import Localization
import Web

/// Where a member opens, replaces and closes the secret address of their due dates.
struct CalendarFeedPage: Sendable {
    var openedAt: Instant?
    /// Only right after it was made.
    var address: String?
    var isClosed: Bool

    func response(_ screen: Screen) -> Response {
        let title = screen.t("deals.calendar.title")
        return .page(Shell(title: title, place: .exchanges).page(html(screen), screen))
    }

    func html(_ screen: Screen) -> HTML {
        """
        \(isClosed ? screen.notice("deals.calendar.closed") : nil as HTML?)\
        <div class="page-head"><p><a class="link" href="\(DealController.Routes.deals())">\
        \(screen.icon("back", mirrored: true))<span>\(screen.t("deals.title"))</span></a></p>\
        <h1>\(screen.t("deals.calendar.title"))</h1><p class="soft">\(screen.t("deals.calendar.lead"))</p></div>\
        <section class="card stack narrow">\(address.map { shown($0, screen) })\(state(screen))\
        <form method="post" action="\(DealController.Routes.openCalendar())">\
        <button class="button\(address == nil ? " primary" : "")">\
        \(screen.t(openedAt == nil ? "deals.calendar.open" : "deals.calendar.replace"))</button></form>\(close(screen))</section>
        """
    }

    private func shown(_ address: String, _ screen: Screen) -> HTML {
        """
        <div class="field"><label for="address">\(screen.t("deals.calendar.address"))</label>\
        <span class="hint" id="address-hint">\(screen.t("deals.calendar.address.hint"))</span>\
        <input id="address" class="latin mono" readonly value="\(address)" aria-describedby="address-hint"></div>\
        <button class="button primary scripted-only" type="button" data-copy="\(address)" \
        data-done="\(screen.t("deals.calendar.copied"))">\(screen.t("deals.calendar.copy"))</button>
        """
    }

    private func state(_ screen: Screen) -> HTML? {
        guard address == nil, let openedAt else { return nil }
        let day = MessageValue.written(screen.t.dates.long(screen.day(openedAt)))
        return "<p>\(screen.html("deals.calendar.since", ["day": day]))</p>"
    }

    private func close(_ screen: Screen) -> HTML? {
        guard openedAt != nil else { return nil }
        return """
            <form method="post" action="\(DealController.Routes.closeCalendar())">\
            <button class="button danger">\(screen.t("deals.calendar.close"))</button></form>
            """
    }
}
