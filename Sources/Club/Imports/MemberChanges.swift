import Persistence

/// What a list adds and changes, by key.
struct MemberChanges: Sendable {
    struct Keys<Entity>: Sendable {
        var new: Set<ID<Entity>> = []
        var changed: Set<ID<Entity>> = []

        /// What is new is written whole, so that it is not changed besides.
        mutating func note(_ id: ID<Entity>, isNew: Bool) {
            if isNew { new.insert(id) } else if !new.contains(id) { changed.insert(id) }
        }
    }

    var branches: [Branch] = []
    var people = Keys<Person>()
    var companies = Keys<Company>()
    var seats = Keys<Membership>()
    var trademarks = Keys<Trademark>()
    var sponsors: [(seat: ID<Membership>, sponsor: ID<Membership>)] = []
    /// Companies whose trademarks changed.
    var touchedCompanies: Set<ID<Company>> = []

    /// How many things are noted: grows with each change.
    var count: Int {
        people.new.count + people.changed.count + companies.new.count + companies.changed.count + seats.new.count
            + seats.changed.count + trademarks.new.count + trademarks.changed.count
    }
}
