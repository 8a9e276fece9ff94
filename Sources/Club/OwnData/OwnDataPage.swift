import Localization
import Web

/// What one can take away, and why.
struct OwnDataPage: Sendable {
    func html(_ screen: Screen) -> HTML {
        let lists = OwnSheet.Name.allCases.filter(\.isOffered).map { name -> HTML in
            """
            <li><a href="\(OwnDataController.Routes.sheet(name))" download>\(screen.icon("table"))\
            <span><strong>\(screen.t("data.sheet." + name.rawValue))</strong><br>\
            <span class="soft small">\(screen.t("data.sheet." + name.rawValue + ".hint"))</span></span>\
            \(screen.icon("download"))</a></li>
            """
        }
        return """
            <div class="page-head"><h1>\(screen.t("data.title"))</h1><p class="soft">\(screen.t("data.text"))</p></div>\
            <section class="stack"><h2>\(screen.t("data.lists"))</h2><p class="soft small">\(screen.t("data.lists.text"))</p>\
            <ul role="list" class="menu card">\(lists)</ul></section>\
            <section class="card stack"><h2>\(screen.t("data.everything"))</h2>\
            <p>\(screen.t("data.everything.text"))</p><a class="button primary" \
            href="\(OwnDataController.Routes.everything())" download>\(screen.icon("download"))\
            \(screen.t("data.everything.get"))</a></section>\
            <p class="soft small">\(screen.t("data.others"))</p>
            """
    }
}
