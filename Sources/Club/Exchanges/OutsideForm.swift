import Chronology
import Localization
import Persistence
import Web

/// The form to note what came from outside the club, as it was sent.
struct OutsideForm: Sendable {
    enum Field {
        static let key = "key"
        static let source = "source"
        static let company = "source_company"
        static let prospect = "prospect"
        static let contact = "contact"
        static let need = "need"
        static let day = "received_on"
    }

    let reader: FormReader
    let key: ID<OutsideReferral>?
    /// Nil when something is to correct.
    let new: OutsideReferral.New?

    init(_ body: FormBody, _ today: CivilDate) {
        var form = FormReader(body)
        let key: ID<OutsideReferral>? = ID(pathComponent: body.fields[Field.key] ?? "")
        let source = OutsideReferral.Source(
            name: form.text(Field.source, max: 120, required: true, kind: .name),
            company: form.text(Field.company, max: 120, kind: .name))
        var prospect = FollowedReferral.Prospect(
            name: form.text(Field.prospect, max: 120, kind: .name), phone: nil, email: nil)
        let contact = form.text(Field.contact, max: 254, kind: .name)
        if !contact.isEmpty, let way = GivingForm.reach(contact, &form) {
            (prospect.phone, prospect.email) = (way.phone, way.email)
        }
        let need = form.text(Field.need, max: 1000, kind: .paragraph)
        let day = MoveForm.day(Field.day, form.text(Field.day, max: 40), &form, today)
        self.key = key
        if let key, let day, form.isValid {
            new = OutsideReferral.New(id: key, source: source, prospect: prospect, need: need, receivedOn: day)
        } else {
            new = nil
        }
        reader = form
    }
}
