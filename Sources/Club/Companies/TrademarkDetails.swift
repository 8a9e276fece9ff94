import Localization

/// What is said of a trademark beside its name.
struct TrademarkDetails: Sendable {
    let mark: Trademark

    init(_ mark: Trademark) {
        self.mark = mark
    }

    func words(_ screen: Screen) -> String {
        let classes = mark.classes.map { screen.number($0) }
        let parts = [
            screen.t("profiles.trademark.status." + mark.status.rawValue),
            mark.number.isEmpty ? nil : screen.t("profiles.trademark.ompic", ["number": .written(mark.number)]),
            classes.isEmpty
                ? nil
                : screen.t(
                    classes.count == 1 ? "profiles.trademark.class" : "profiles.trademark.classes",
                    ["list": .written(ListFormat(screen.language).join(classes))]
                ),
            mark.expiresOn.map {
                screen.t("profiles.trademark.until", ["date": .written(screen.t.dates.medium($0))])
            },
        ]
        return parts.compactMap { $0 }.joined(separator: " · ")
    }
}
