import Morocco
import Persistence

/// Lays a list over the register: whom it adds, what it changes. Nothing is written here.
///
/// A person is known again by e-mail; a company by its ICE, else as the company of that person's seat when it has the
/// same folded name or one of the two has no ICE. Where several lines name one company, the first line speaks for it,
/// so that a list laid over its own outcome changes nothing.
struct MemberMerge: Sendable {
    private(set) var register: MemberRegister
    private(set) var changes = MemberChanges()
    private var spokenFor: Set<ID<Company>> = []
    private let ids: IDGenerator

    init(_ register: MemberRegister, _ ids: IDGenerator) {
        self.register = register
        self.ids = ids
    }

    /// Takes one line, all but its sponsor.
    mutating func take(_ draft: MemberDraft) -> (seat: ID<Membership>, outcome: ImportOutcome) {
        let before = changes.count
        let known = register.personByEmail[draft.email]
        let old = known.flatMap { self.seat(of: $0, meant: draft) }
        let person = takePerson(draft, known)
        let company = takeCompany(draft, old)
        takeTrademarks(draft, company)
        let branch = takeBranch(draft.branch)
        var seat = old ?? ListedSeat(id: ids.next(Membership.self), person: person, company: company, branch: branch)
        seat.company = company
        seat.branch = branch
        seat.title.fill(draft.title)
        seat.offers.fill(draft.offers)
        seat.needs.fill(draft.needs)
        if let joinedOn = draft.joinedOn { seat.joinedOn = joinedOn }
        if let dues = draft.dues {
            seat.dues.amountMinor = dues.amountMinor ?? seat.dues.amountMinor
            if dues.isSettled { seat.dues.isSettled = true }
        }
        if seat != old {
            register.put(seat)
            changes.seats.note(seat.id, isNew: old == nil)
        }
        if old == nil { return (seat.id, .added) }
        return (seat.id, changes.count == before ? .unchanged : .updated)
    }

    /// Ties a seat to its sponsor, once all lines are taken; says whether that changed anything, or nil when no member
    /// has that address.
    mutating func sponsor(_ id: ID<Membership>, by text: String) -> Bool? {
        guard let email = CellReader<MemberColumn>.email(text), let sponsor = register.seat(of: email),
            sponsor != id, var seat = register.seats[id]
        else { return nil }
        guard seat.sponsor != sponsor else { return false }
        seat.sponsor = sponsor
        register.put(seat)
        changes.sponsors.append((id, sponsor))
        return true
    }

    /// Whether the club knows a seat of this person for this company in this branch already.
    func knowsSeat(_ draft: MemberDraft) -> Bool {
        guard let person = register.personByEmail[draft.email] else { return false }
        return register.seats(of: person).contains { !changes.seats.new.contains($0.id) && fit($0, draft) == 3 }
    }

    private func seat(of person: ID<Person>, meant draft: MemberDraft) -> ListedSeat? {
        let seats = register.seats(of: person)
        let best = seats.map { fit($0, draft) }.max()
        return seats.first { fit($0, draft) == best }
    }

    /// 2 for the company, 1 for the branch.
    private func fit(_ seat: ListedSeat, _ draft: MemberDraft) -> Int {
        let company = register.companies[seat.company]
        let sameICE = draft.ice != nil && company?.ice == draft.ice
        let sameName = company.map { Folding.fold($0.legalName) } == Folding.fold(draft.company)
        let sameBranch = register.branches[Folding.fold(draft.branch)]?.id == seat.branch
        return (sameICE || sameName ? 2 : 0) + (sameBranch ? 1 : 0)
    }

    private mutating func takePerson(_ draft: MemberDraft, _ known: ID<Person>?) -> ID<Person> {
        let old = known.flatMap { register.people[$0] }
        var person = old ?? ListedPerson(id: ids.next(Person.self), email: draft.email)
        person.civility.fill(draft.civility?.rawValue ?? "")
        person.givenName.fill(draft.givenName)
        person.familyName.fill(draft.familyName)
        person.phone = draft.phone ?? person.phone
        if person != old {
            register.put(person)
            changes.people.note(person.id, isNew: old == nil)
        }
        return person.id
    }

    private mutating func takeCompany(_ draft: MemberDraft, _ seat: ListedSeat?) -> ID<Company> {
        let old = company(draft, seat)
        if let old, !spokenFor.insert(old.id).inserted { return old.id }
        var company = old ?? ListedCompany(id: ids.next(Company.self), legalName: draft.company)
        company.legalName.fill(draft.company)
        company.activity.fill(draft.activity)
        company.division = draft.division ?? company.division
        if !draft.city.isEmpty {
            company.city = draft.city
            company.cityCode = City.named(draft.city)?.id
        }
        company.ice = draft.ice ?? company.ice
        company.registerNumber.fill(draft.registerNumber)
        company.court.fill(draft.court)
        company.website.fill(draft.website)
        spokenFor.insert(company.id)
        if company != old {
            register.put(company)
            changes.companies.note(company.id, isNew: old == nil)
        }
        return company.id
    }

    private func company(_ draft: MemberDraft, _ seat: ListedSeat?) -> ListedCompany? {
        if let ice = draft.ice, let id = register.companyByICE[ice] { return register.companies[id] }
        guard let seat, let company = register.companies[seat.company] else { return nil }
        let hasOtherICE = draft.ice != nil && company.ice != nil
        let sameName = Folding.fold(company.legalName) == Folding.fold(draft.company)
        return hasOtherICE && !sameName ? nil : company
    }

    private mutating func takeTrademarks(_ draft: MemberDraft, _ company: ID<Company>) {
        for mention in draft.trademarks {
            let folded = mention.foldedName
            let old = register.trademarks(of: company).first { $0.foldedName == folded }
            guard var trademark = old else {
                let new = ListedTrademark(
                    id: ids.next(Trademark.self), company: company, name: mention.name, foldedName: folded,
                    sign: mention.sign ?? .registered)
                register.put(new)
                changes.trademarks.note(new.id, isNew: true)
                changes.touchedCompanies.insert(company)
                continue
            }
            trademark.sign = mention.sign ?? trademark.sign
            guard trademark != old else { continue }
            register.put(trademark)
            changes.trademarks.note(trademark.id, isNew: false)
            changes.touchedCompanies.insert(company)
        }
    }

    private mutating func takeBranch(_ name: String) -> ID<Branch> {
        if let branch = register.branches[Folding.fold(name)] { return branch.id }
        let branch = Branch(id: ids.next(Branch.self), name: name)
        register.put(branch)
        changes.branches.append(branch)
        return branch.id
    }
}

extension String {
    /// Takes a text that says something.
    fileprivate mutating func fill(_ text: String) {
        if !text.isEmpty { self = text }
    }
}
