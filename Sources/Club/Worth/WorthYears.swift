import Localization
import Web

/// The last twelve months and each year there is something of, as links.
struct WorthYears: Sendable {
    /// The latest first.
    var known: [Int]
    var chosen: Int?

    /// The years alone.
    func html(_ screen: Screen, of title: String, _ path: (Int) -> URLPath) -> HTML {
        nav(title, known.prefix(8).map { item(String($0), path($0), $0 == chosen) })
    }

    /// With the last twelve months, which nil stands for.
    func html(_ screen: Screen, _ path: (Int?) -> URLPath) -> HTML {
        let months = item(screen.t("worth.period.months"), path(nil), chosen == nil)
        return nav(
            screen.t("worth.period"), [months] + known.prefix(8).map { item(String($0), path($0), $0 == chosen) })
    }

    private func nav(_ title: String, _ items: [HTML]) -> HTML {
        "<nav aria-label=\"\(title)\"><ul class=\"filters\">\(items)</ul></nav>"
    }

    private func item(_ name: String, _ path: URLPath, _ isChosen: Bool) -> HTML {
        "<li><a href=\"\(path)\"\(attribute: "aria-current", isChosen ? "true" : nil)>\(name)</a></li>"
    }
}
