import Localization
import Persistence
import Web

/// A person's tint, one of twelve, from the key, so that it is the same everywhere.
enum Hue {
    static func of(_ number: Int64) -> Int { Int(number.magnitude % 12) }
}

extension Screen {
    /// A symbol of the sprite; never without a word beside it.
    func icon(_ name: String, mirrored: Bool = false) -> HTML {
        """
        <svg class="icon\(mirrored ? " mirrored" : "")" aria-hidden="true">\
        <use href="\(assets.url("icons.svg"))#\(name)"></use></svg>
        """
    }

    /// Initials in a tinted disc, where others would put a photograph.
    func disc(given: String, family: String, key: Int64, large: Bool = false) -> HTML {
        """
        <span class="disc\(large ? " large" : "") hue-\(Hue.of(key))" aria-hidden="true">\
        \(Initials.of(given: given, family: family))</span>
        """
    }

    /// A message above the page: what was just done.
    func notice(_ key: String, _ kind: NoticeKind = .success) -> HTML {
        """
        <p class="notice \(kind.rawValue)" role="\(kind == .error ? "alert" : "status")">\
        \(icon(kind == .success ? "check" : "info"))<span>\(t(key))</span></p>
        """
    }

    /// The way back from one thing to where it belongs.
    func back(_ key: String, _ path: URLPath) -> HTML {
        """
        <p class="no-print"><a class="link" href="\(path)">\(icon("back", mirrored: true))\
        <span>\(t(key))</span></a></p>
        """
    }

    /// An empty list that says what to do first.
    func empty(_ icon: String, _ titleKey: String, _ textKey: String, action: (key: String, path: URLPath)? = nil)
        -> HTML
    {
        let button: HTML? = action.map { "<a class=\"button primary\" href=\"\($0.path)\">\(t($0.key))</a>" }
        return """
            <div class="empty">\(self.icon(icon))<h2>\(t(titleKey))</h2><p>\(t(textKey))</p>\(button)</div>
            """
    }

    enum NoticeKind: String, Sendable {
        case success, warning, error
    }
}
