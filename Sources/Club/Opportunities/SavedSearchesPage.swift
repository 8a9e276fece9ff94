import Localization
import Morocco
import Persistence
import Web

/// A member's saved searches.
struct SavedSearchesPage: Sendable {
    var searches: [SavedSearch] = []
    var form = FormView()
    /// The view that could not be kept, to be tried again.
    var filter: OpportunityFilter?
    var key: ID<SavedSearch>?
    var done: OpportunityNotice?

    func html(_ screen: Screen) -> HTML {
        """
        \(BusinessTabs.opportunities.html(screen))\(done.map { screen.notice($0.key) } as HTML?)\(form.summary(screen))\
        <div class="page-head"><h1>\(screen.t("opportunities.searches.title"))</h1>\
        <p class="soft">\(screen.t("opportunities.searches.lead"))</p>\
        <p><a class="link" href="\(NoticeController.Routes.paces())">\(screen.icon("settings"))\
        <span>\(screen.t("opportunities.searches.pace"))</span></a></p></div>\(again(screen))\(list(screen))
        """
    }

    private func again(_ screen: Screen) -> HTML? {
        guard let filter, let key else { return nil }
        return """
            <section class="card stack narrow"><h2>\(screen.t("opportunities.searches.keep"))</h2>\
            \(SavedSearchFields(filter: filter, key: key, form: form).html(screen))</section>
            """
    }

    private func list(_ screen: Screen) -> HTML {
        guard !searches.isEmpty else {
            return screen.empty(
                "bell", "opportunities.searches.empty.title", "opportunities.searches.empty.text",
                action: ("opportunities.searches.empty.go", OpportunityFilter().path()))
        }
        return "<ul role=\"list\" class=\"waits card\">\(searches.map { line($0, screen) })</ul>"
    }

    private func line(_ search: SavedSearch, _ screen: Screen) -> HTML {
        """
        <li><a href="\(search.filter.path())">\(screen.icon("search"))<span><strong>\(bdi: search.name)</strong>\
        <span class="soft small">\(SavedSearchFields.words(search.filter, screen))</span></span></a>\
        <form method="post" action="\(SavedSearchController.Routes.remove(search.id))">\
        <button class="button small" aria-label="\(screen.t("opportunities.searches.remove.named", ["name": .text(search.name)]))">\
        \(screen.t("opportunities.searches.remove"))</button></form></li>
        """
    }
}

/// The form that keeps a view under a name.
struct SavedSearchFields: Sendable {
    var filter: OpportunityFilter
    var key: ID<SavedSearch>
    var form = FormView()

    private typealias Field = SavedSearchForm.Field

    func html(_ screen: Screen) -> HTML {
        let kept = [
            ("q", filter.text.isEmpty ? nil : filter.text), ("side", filter.side?.rawValue),
            ("kind", filter.kind?.rawValue), ("division", filter.division), ("region", filter.region?.code),
        ].compactMap { name, value in
            value.map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">" as HTML }
        }
        var form = form
        if form.values[Field.name] == nil {
            form.values.append(Field.name, String(Self.plain(filter, screen).prefix(80)))
        }
        return """
            <form class="stack narrow" novalidate method="post" action="\(SavedSearchController.Routes.keep())">\(kept)\
            <input type="hidden" name="\(Field.key)" value="\(key.description)">\
            \(form.field(Field.name, "opportunities.searches.name", FieldStyle.line.limited(80).hinted("opportunities.searches.hint"), screen))\
            <div class="actions"><button class="button">\(screen.t("opportunities.searches.save"))</button></div></form>
            """
    }

    /// What a view shows, in words.
    static func words(_ filter: OpportunityFilter, _ screen: Screen) -> HTML {
        parts(filter, screen).map { "\(bdi: $0)" as HTML }.joined(separator: " · ")
    }

    private static func plain(_ filter: OpportunityFilter, _ screen: Screen) -> String {
        parts(filter, screen).joined(separator: ", ")
    }

    private static func parts(_ filter: OpportunityFilter, _ screen: Screen) -> [String] {
        [
            filter.text.isEmpty ? nil : filter.text,
            filter.side.map { screen.t("opportunities.side.\($0.rawValue).many") },
            filter.kind.map { screen.t("opportunities.kind." + $0.rawValue) },
            screen.trade(filter.division), filter.region.map { screen.region($0) },
        ].compactMap { $0 }
    }
}
