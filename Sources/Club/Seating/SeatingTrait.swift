import Morocco
import Persistence

/// What is known of a guest's trade and company.
struct SeatingTrait: Sendable {
    /// The division of activities, where every member may see it.
    var division: String?
    /// The trade in its own words: of two who share it one is the other's rival. Empty when it is not known.
    var words: String
    /// Equal for people of one company; nil when it is not known.
    var company: String?
    var person: ID<Person>?
    /// Who brought a visitor.
    var inviter: ID<Person>?
    /// A visitor names a trade without its division.
    var isVisitor: Bool

    /// Whether one of them would rather not sit beside the other, who has the same words for their trade.
    func rivals(_ other: SeatingTrait) -> Bool {
        if let company, company == other.company { return false }
        guard isVisitor || other.isVisitor else { return division == other.division }
        return inviter.map { $0 != other.person } ?? true && other.inviter.map { $0 != person } ?? true
    }

    static func read(
        _ id: ID<Seating>, _ guests: [SeatingGuest], in db: any Connection
    ) throws -> [Int64: SeatingTrait] {
        var traits = try members(id, guests, in: db)
        guard guests.contains(where: { $0.visitor != nil }) else { return traits }
        // A visitor writes down their trade and company in words: those of members who write the same.
        var (divisions, companies): ([String: String], [String: String]) = ([:], [:])
        for guest in guests {
            guard let trait = traits[guest.key] else { continue }
            if !trait.words.isEmpty, let division = trait.division { divisions[trait.words] = division }
            companies[Folding.fold(guest.party?.company ?? "")] = trait.company
        }
        let rows = try db.rows(
            """
            SELECT g.id, v.trade, v.company, m.person_id FROM seating_guests g
            JOIN visitors v ON v.id = g.visitor_id
            LEFT JOIN memberships m ON m.id = v.inviter_id
            WHERE g.seating_id = \(id)
            """
        )
        for row in rows {
            let words = Folding.fold(try row.get("trade"))
            let company = Folding.fold(try row.get("company"))
            traits[try row.get("id")] = SeatingTrait(
                division: divisions[words], words: words,
                company: company.isEmpty ? nil : companies[company] ?? "visitor " + company, person: nil,
                inviter: try row.get("person_id"), isVisitor: true)
        }
        return traits
    }

    private static func members(
        _ id: ID<Seating>, _ guests: [SeatingGuest], in db: any Connection
    ) throws -> [Int64: SeatingTrait] {
        let activity = ProfileField.activity
        let people = Dictionary(guests.map { ($0.key, $0.party?.person) }) { first, _ in first }
        let rows = try db.rows(
            """
            SELECT g.id, m.company_id, \(activity.visible("c.activity", reach: "1")) AS activity,
                   \(activity.visible("c.nma_division", reach: "1")) AS division
            FROM seating_guests g
            JOIN memberships m ON m.id = g.membership_id
            JOIN companies c ON c.id = m.company_id
            LEFT JOIN profile_audiences a ON a.membership_id = m.id
            WHERE g.seating_id = \(id)
            """
        )
        var traits: [Int64: SeatingTrait] = [:]
        for row in rows {
            let key: Int64 = try row.get("id")
            traits[key] = SeatingTrait(
                division: try row.get("division"), words: Folding.fold(try row.get("activity", as: String?.self) ?? ""),
                company: String(try row.get("company_id", as: Int64.self)), person: people[key] ?? nil, inviter: nil,
                isVisitor: false)
        }
        return traits
    }
}
