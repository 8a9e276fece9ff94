import Morocco
import Persistence

/// Everyone and everything a list of members can meet, read at once.
struct MemberRegister: Sendable {
    var people: [ID<Person>: ListedPerson] = [:]
    var companies: [ID<Company>: ListedCompany] = [:]
    var seats: [ID<Membership>: ListedSeat] = [:]
    var trademarks: [ID<Trademark>: ListedTrademark] = [:]
    /// By folded name.
    var branches: [String: Branch] = [:]

    private(set) var personByEmail: [String: ID<Person>] = [:]
    private(set) var companyByICE: [String: ID<Company>] = [:]
    private(set) var seatsByPerson: [ID<Person>: [ID<Membership>]] = [:]
    private(set) var trademarksByCompany: [ID<Company>: [ID<Trademark>]] = [:]

    func seats(of person: ID<Person>) -> [ListedSeat] {
        seatsByPerson[person, default: []].compactMap { seats[$0] }
    }

    func trademarks(of company: ID<Company>) -> [ListedTrademark] {
        trademarksByCompany[company, default: []].compactMap { trademarks[$0] }
    }

    /// The seat meant by an e-mail: the oldest active one.
    func seat(of email: String) -> ID<Membership>? {
        guard let person = personByEmail[email] else { return nil }
        let seats = seats(of: person)
        return (seats.first(where: \.isActive) ?? seats.first)?.id
    }

    mutating func put(_ person: ListedPerson) {
        people[person.id] = person
        personByEmail[person.email] = person.id
    }

    mutating func put(_ company: ListedCompany) {
        if let old = companies[company.id]?.ice, old != company.ice { companyByICE[old] = nil }
        companies[company.id] = company
        if let ice = company.ice { companyByICE[ice] = company.id }
    }

    mutating func put(_ seat: ListedSeat) {
        if seats.updateValue(seat, forKey: seat.id) == nil { seatsByPerson[seat.person, default: []].append(seat.id) }
    }

    mutating func put(_ trademark: ListedTrademark) {
        if trademarks.updateValue(trademark, forKey: trademark.id) == nil {
            trademarksByCompany[trademark.company, default: []].append(trademark.id)
        }
    }

    mutating func put(_ branch: Branch) {
        branches[Folding.fold(branch.name)] = branch
    }
}
