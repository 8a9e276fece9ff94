import Localization
import Web

/// The choice of who may see a field, beside the field.
enum AudienceField {
    static func name(_ field: ProfileField) -> String { "audience_" + field.column }

    /// Reads the choice for each field; one that was not sent is what is usual.
    static func read(_ fields: [ProfileField], _ form: inout FormReader) -> [ProfileField: Audience] {
        var audiences: [ProfileField: Audience] = [:]
        for field in fields {
            let sent = form.body.fields[name(field)]
            let audience = sent.flatMap { code in Audience.allCases.first { $0.code == code } }
            if sent != nil, audience == nil { form.reject(name(field), FormProblem.Key.choice) }
            audiences[field] = audience ?? field.usualAudience
        }
        return audiences
    }

    static func fill(_ audiences: [ProfileField: Audience], _ fields: inout FormFields) {
        for (field, audience) in audiences.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            fields.append(name(field), audience.code)
        }
    }

    /// A field of a form with its audience beside it.
    static func beside(_ input: HTML, _ field: ProfileField, _ form: FormView, _ screen: Screen) -> HTML {
        "<div class=\"visibility\">\(input)\(select(field, form, screen))</div>"
    }

    /// The audience of a field alone.
    static func select(_ field: ProfileField, _ form: FormView, _ screen: Screen) -> HTML {
        let name = name(field)
        let chosen = form.values[name] ?? field.usualAudience.code
        let options = Audience.allCases.map { audience -> HTML in
            """
            <option value="\(audience.code)"\(attribute: "selected", if: audience.code == chosen)>\
            \(screen.t("profiles.audience." + audience.code))</option>
            """
        }
        let field = screen.t("profiles.field." + field.column)
        return """
            <div class="field\(form.problem(name) == nil ? "" : " wrong")"><label for="\(name)">\
            \(screen.t("profiles.audience"))<span class="visually-hidden"> : \(field)</span></label>\
            <select id="\(name)" name="\(name)"\(attribute: "aria-describedby", form.describedBy(name, hint: nil))>\
            \(options)</select>\(form.error(name, screen))</div>
            """
    }
}
