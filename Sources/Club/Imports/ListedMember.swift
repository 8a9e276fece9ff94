import Persistence

/// The parts of people, companies and seats that a list holds, as the database has them.
struct ListedPerson: Hashable, Sendable {
    let id: ID<Person>
    var email: String
    var civility = ""
    var givenName = ""
    var familyName = ""
    var phone: String?
}

struct ListedCompany: Hashable, Sendable {
    let id: ID<Company>
    var legalName: String
    var activity = ""
    var division: String?
    var city = ""
    var cityCode: String?
    var ice: String?
    var registerNumber = ""
    var court = ""
    var website = ""
}

struct ListedSeat: Hashable, Sendable {
    let id: ID<Membership>
    let person: ID<Person>
    var company: ID<Company>
    var branch: ID<Branch>
    var title = ""
    var offers = ""
    var needs = ""
    var joinedOn: String?
    var sponsor: ID<Membership>?
    var dues = Dues(amountMinor: nil, isSettled: false)
    var isActive = true
}

struct ListedTrademark: Hashable, Sendable {
    let id: ID<Trademark>
    let company: ID<Company>
    var name: String
    var foldedName: String
    var sign: TrademarkMention.Sign
}
