import Localization
import Persistence
import Web

/// The form *hand on* as it was sent: a colleague tapped, or another member typed as in the form to give.
struct HandoverForm: Sendable {
    enum Field {
        static let key = "key"
        /// A colleague's key, or `other`.
        static let whom = "whom"
        static let reason = "reason"
        static let agrees = "agrees"
        static let other = "other"
    }

    var reader: FormReader
    let key: ID<Handover>?
    let colleague: ID<Membership>?
    let to: String
    let filled: ID<Membership>?
    let chosen: ID<Membership>?
    let reason: String
    /// Whether the contact agrees that another company calls.
    let agrees: Bool

    init(_ body: FormBody) {
        var form = FormReader(body)
        key = ID(pathComponent: body.fields[Field.key] ?? "")
        let whom = body.fields[Field.whom] ?? Field.other
        colleague = whom == Field.other ? nil : ID(pathComponent: whom)
        to = form.text(GivingForm.Field.to, max: 200, kind: .name)
        filled = ID(pathComponent: body.fields[GivingForm.Field.toID] ?? "")
        let isStill = body.fields[GivingForm.Field.chosenFor] == body.fields[GivingForm.Field.to]
        chosen = isStill ? ID(pathComponent: body.fields[GivingForm.Field.chosen] ?? "") : nil
        reason = form.text(Field.reason, max: Handover.reasonLimit, required: true, kind: .paragraph)
        agrees = form.tick(Field.agrees)
        reader = form
    }
}
