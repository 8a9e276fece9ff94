import Localization
import Web

/// The fields of a trademark.
struct TrademarkFields: Sendable {
    var form: FormView

    func html(_ screen: Screen) -> HTML {
        let optional = FieldStyle.line.optional()
        let number = optional.limited(40).hinted("profiles.trademark.number.hint")
        let classes = optional.limited(200).hinted("profiles.trademark.classes.hint")
        let statuses = Trademark.Status.allCases.map { status in
            (
                value: status.rawValue, label: "profiles.trademark.status." + status.rawValue,
                hint: "profiles.trademark.status.\(status.rawValue).hint" as String?
            )
        }
        let date = FieldStyle(type: "date", hint: "profiles.trademark.expires.hint", isOptional: true)
        return """
            \(form.field("name", "profiles.trademark.name", .line.limited(120), screen))\
            \(form.choice("status", "profiles.trademark.status", statuses, screen))\
            \(form.field("number", "profiles.trademark.number", number, screen))\
            \(form.field("classes", "profiles.trademark.nice", classes, screen))\
            \(form.field("expires_on", "profiles.trademark.expires", date, screen))
            """
    }
}
