import Chronology
import Localization
import Persistence

/// A club about to be founded, with the keys of its first rows.
struct Founding: Sendable {
    let form: FoundingForm
    /// The language the founder reads in, which need not be the club's.
    let interface: Language
    let at: Instant
    let branch: ID<Branch>
    let person: ID<Person>
    let company: ID<Company>
    let membership: ID<Membership>
    let mandate: ID<Mandate>

    init(form: FoundingForm, interface: Language, at now: Instant, _ ids: IDGenerator) {
        self.form = form
        self.interface = interface
        at = now
        branch = ids.next()
        person = ids.next()
        company = ids.next()
        membership = ids.next()
        mandate = ids.next()
    }
}
