import Localization
import Web

/// How a text field is asked for.
struct FieldStyle: Sendable {
    var type = "text"
    var hint: String?
    var isOptional = false
    var autocomplete: String?
    var inputmode: String?
    var max: Int?
    /// Rows of a text area; nil for a line.
    var rows: Int?

    static let line = FieldStyle()
    static let email = FieldStyle(type: "email", autocomplete: "email", max: 254)
    static let phone = FieldStyle(type: "tel", autocomplete: "tel", max: 30)
    static let web = FieldStyle(type: "url", autocomplete: "url", max: 500)

    func hinted(_ key: String) -> FieldStyle { with { $0.hint = key } }
    func optional() -> FieldStyle { with { $0.isOptional = true } }
    func limited(_ max: Int) -> FieldStyle { with { $0.max = max } }
    func area(_ rows: Int) -> FieldStyle { with { $0.rows = rows } }
    func completed(_ token: String) -> FieldStyle { with { $0.autocomplete = token } }

    private func with(_ change: (inout FieldStyle) -> Void) -> FieldStyle {
        var copy = self
        change(&copy)
        return copy
    }
}

extension FormView {
    /// A labelled text field with its hint and its problem.
    func field(_ name: String, _ labelKey: String, _ style: FieldStyle = .line, _ screen: Screen) -> HTML {
        let described = describedBy(name, hint: style.hint)
        let common: HTML = """
             id="\(name)" name="\(name)"\(attribute: "maxlength", style.max.map(String.init))\
            \(attribute: "autocomplete", style.autocomplete)\(attribute: "inputmode", style.inputmode)\
            \(attribute: "aria-describedby", described)\(attribute: "aria-invalid", problem(name) == nil ? nil : "true")
            """
        let input: HTML
        if let rows = style.rows {
            input = "<textarea\(common) rows=\"\(rows)\">\n\(value(name))</textarea>"
        } else {
            input = "<input type=\"\(style.type)\"\(common) value=\"\(value(name))\">"
        }
        return wrap(name, labelKey, style.hint, style.isOptional, input, screen)
    }

    /// A labelled list to choose from; `options` are pairs of value and words.
    func select(
        _ name: String,
        _ labelKey: String,
        _ options: [(value: String, label: String)],
        hint: String? = nil,
        isOptional: Bool = false,
        _ screen: Screen
    ) -> HTML {
        let chosen = value(name)
        let items = options.map { option -> HTML in
            "<option value=\"\(option.value)\"\(attribute: "selected", if: option.value == chosen)>\(option.label)</option>"
        }
        let input: HTML = """
            <select id="\(name)" name="\(name)"\(attribute: "aria-describedby", describedBy(name, hint: hint))\
            \(attribute: "aria-invalid", problem(name) == nil ? nil : "true")>\(items)</select>
            """
        return wrap(name, labelKey, hint, isOptional, input, screen)
    }

    /// Radio buttons as large choices; each option is value, label key and hint key.
    func choice(
        _ name: String,
        _ legendKey: String,
        _ options: [(value: String, label: String, hint: String?)],
        isList: Bool = false,
        _ screen: Screen
    ) -> HTML {
        let chosen = value(name)
        let items = options.enumerated().map { index, option -> HTML in
            let hint: HTML? = option.hint.map { "<span class=\"hint\">\(screen.t($0))</span>" }
            return """
                <label><input type="radio"\(attribute: "id", index == 0 ? name : nil) name="\(name)" \
                value="\(option.value)"\(attribute: "checked", if: option.value == chosen)>\
                <span><strong>\(screen.t(option.label))</strong>\(hint)</span></label>
                """
        }
        return
            "<fieldset class=\"choice\(isList ? " list" : "")\"><legend>\(screen.t(legendKey))</legend>\(items)\(error(name, screen))</fieldset>"
    }

    /// A box to tick.
    func tick(_ name: String, _ labelKey: String, _ screen: Screen) -> HTML {
        """
        <div class="field\(problem(name) == nil ? "" : " wrong")"><label class="tick">\
        <input type="checkbox" id="\(name)" name="\(name)" value="on"\(attribute: "checked", if: isOn(name))\
        \(attribute: "aria-describedby", describedBy(name, hint: nil))><span>\(screen.t(labelKey))</span></label>\
        \(error(name, screen))</div>
        """
    }

    /// The problem of a field, beside it.
    func error(_ name: String, _ screen: Screen) -> HTML? {
        problem(name).map { "<span class=\"error\" id=\"\(name)-error\">\(message($0, screen))</span>" }
    }

    func describedBy(_ name: String, hint: String?) -> String? {
        let ids = [hint == nil ? nil : name + "-hint", problem(name) == nil ? nil : name + "-error"].compactMap { $0 }
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    /// Puts a label, hint and problem around any input.
    func wrap(
        _ name: String,
        _ labelKey: String,
        _ hint: String?,
        _ isOptional: Bool,
        _ input: HTML,
        _ screen: Screen
    ) -> HTML {
        let optional: HTML? = isOptional ? " <span class=\"optional\">\(screen.t("form.optional"))</span>" : nil
        let hintLine: HTML? = hint.map { "<span class=\"hint\" id=\"\(name)-hint\">\(screen.t($0))</span>" }
        return """
            <div class="field\(problem(name) == nil ? "" : " wrong")"><label for="\(name)">\(screen.t(labelKey))\
            \(optional)</label>\(hintLine)\(input)\(error(name, screen))</div>
            """
    }
}
