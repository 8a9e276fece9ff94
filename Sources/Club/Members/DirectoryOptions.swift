import Web

/// The options of the directory's filters: hundreds, and the same on most pages.
struct DirectoryOptions: Sendable {
    var divisions = HTML()
    var sections = HTML()
    var cities = HTML()

    init() {}

    init(_ choices: DirectoryFigures.Choices, _ filter: DirectoryFilter) {
        for trade in choices.trades {
            let options = trade.divisions.map { Self.option($0.value, $0.label, filter.division) }
            divisions += "<optgroup label=\"\(trade.section.label)\">\(options)</optgroup>"
            sections += Self.option(trade.section.value, trade.section.label, filter.section)
        }
        for city in choices.cities { cities += Self.option(city.value, city.label, filter.city) }
    }

    static func option(_ value: String, _ label: String, _ chosen: String?) -> HTML {
        "<option value=\"\(value)\"\(attribute: "selected", if: value == chosen)>\(label)</option>"
    }
}
