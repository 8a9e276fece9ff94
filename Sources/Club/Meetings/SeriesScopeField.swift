import Localization
import Web

/// Which meetings of a series a step is for.
struct SeriesScopeField: Sendable {
    var form: FormView
    var field = MeetingForm.Field.scope
    /// Of the label.
    var key: String
    var usual = MeetingSeries.Scope.one

    func html(_ screen: Screen) -> HTML {
        var form = form
        if form.value(field).isEmpty { form.values.append(field, usual.rawValue) }
        let scopes = MeetingSeries.Scope.allCases.map { scope in
            (value: scope.rawValue, label: "meetings.scope.series." + scope.rawValue, hint: nil as String?)
        }
        return form.choice(field, key, scopes, screen)
    }
}
