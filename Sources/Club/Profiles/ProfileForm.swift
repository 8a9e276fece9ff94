import Morocco
import Web

/// The form of a member's own profile: read, checked, and filled from the record.
enum ProfileForm {
    /// Characters of a text about what one offers or seeks.
    static let longest = 1_000

    /// The record as sent, or nil when something is wrong with it.
    static func read(_ form: inout FormReader) -> ProfileRecord? {
        let civility = FormText.clean(form.body.fields["civility"] ?? "", .name)
        if !ProfileRecord.civilities.contains(civility) { form.reject("civility", FormProblem.Key.choice) }
        let record = ProfileRecord(
            civility: civility,
            givenName: form.text("given_name", max: 80, required: true, kind: .name),
            familyName: form.text("family_name", max: 80, required: true, kind: .name),
            email: nil,
            phone: phone(&form),
            title: form.text("title", max: 120, kind: .name),
            offers: form.text("offers", max: longest, kind: .paragraph),
            needs: form.text("needs", max: longest, kind: .paragraph),
            languages: form.choices("languages", as: SpokenLanguage.self),
            audiences: AudienceField.read(ProfileRecord.fields, &form),
            isPublic: form.tick("is_public")
        )
        return form.isValid ? record : nil
    }

    /// The form as it stands in the database.
    static func filled(_ record: ProfileRecord) -> FormView {
        var fields: FormFields = [
            "civility": record.civility, "given_name": record.givenName, "family_name": record.familyName,
            "phone": record.phone?.national ?? "", "title": record.title, "offers": record.offers,
            "needs": record.needs,
        ]
        for language in record.languages { fields.append("languages", language.rawValue) }
        AudienceField.fill(record.audiences, &fields)
        if record.isPublic { fields.append("is_public", "on") }
        return FormView(fields)
    }

    private static func phone(_ form: inout FormReader) -> PhoneNumber? {
        guard let text = form.optionalText("phone", max: 40, kind: .name) else { return nil }
        do {
            return try PhoneNumber(parsing: text)
        } catch {
            switch error {
            case .tooShort: form.reject("phone", "profiles.phone.short")
            case .tooLong: form.reject("phone", "profiles.phone.long")
            case .notANumber: form.reject("phone", "profiles.phone.wrong")
            case .unknownPrefix: form.reject("phone", "profiles.phone.prefix")
            }
            return nil
        }
    }
}
