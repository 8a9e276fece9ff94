import Chronology
import Localization
import Morocco
import Web

/// The form of a trademark: read, checked, and filled from the record.
enum TrademarkForm {
    /// The record as sent, or nil when something is wrong with it.
    static func read(_ form: inout FormReader, today: CivilDate) -> TrademarkRecord? {
        let name = form.text("name", max: 120, required: true, kind: .name)
        if !name.isEmpty, Folding.fold(name).isEmpty { form.reject("name", "profiles.trademark.name.wrong") }
        let number = form.text("number", max: 40, kind: .name)
        let classes = NiceClasses(form.text("classes", max: 200, kind: .name))
        if classes == nil { form.reject("classes", "profiles.trademark.classes.wrong") }
        let status = form.choice("status", as: Trademark.Status.self, required: true)
        let expiresOn = date("expires_on", &form, today)
        guard form.isValid, let classes, let status else { return nil }
        return TrademarkRecord(name: name, number: number, classes: classes, status: status, expiresOn: expiresOn)
    }

    /// The form as it stands in the database.
    static func filled(_ mark: Trademark) -> FormView {
        FormView([
            "name": mark.name, "number": mark.number,
            "classes": mark.classes.map { String($0) }.joined(separator: ", "),
            "status": mark.status.rawValue, "expires_on": mark.expiresOn?.isoText ?? "",
        ])
    }

    /// A date as the browser's date field sends it, or as people write it.
    private static func date(_ field: String, _ form: inout FormReader, _ today: CivilDate) -> CivilDate? {
        guard let text = form.optionalText(field, max: 20, kind: .name) else { return nil }
        guard let date = CivilDate(isoText: text) ?? (try? DateParser(today: today).parse(text)) else {
            form.reject(field, "profiles.trademark.date.wrong")
            return nil
        }
        return date
    }
}
