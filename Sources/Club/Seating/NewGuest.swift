import Persistence

/// Somebody to be written into a plan.
struct NewGuest: Sendable {
    var id: ID<SeatingGuest>
    var membership: ID<Membership>?
    var visitor: ID<Visitor>?
    var kind: SeatingGuest.Kind
    var label = ""
    var rounds = RoundSet(bits: 0)
    var isAdded = false

    /// As somebody stands in a plan already.
    init(_ guest: SeatingGuest) {
        (id, membership, visitor, kind) = (guest.id, guest.membership, guest.visitor, guest.kind)
        // A visitor's name is in their own row alone.
        label = guest.visitor == nil ? guest.label : ""
        (rounds, isAdded) = (guest.rounds, guest.isAdded)
    }

    init(
        _ id: ID<SeatingGuest>, membership: ID<Membership>? = nil, visitor: ID<Visitor>? = nil,
        _ kind: SeatingGuest.Kind, label: String = "", isAdded: Bool = false
    ) {
        (self.id, self.membership, self.visitor, self.kind) = (id, membership, visitor, kind)
        (self.label, self.isAdded) = (label, isAdded)
    }

    static func insert(_ guests: [NewGuest], into id: ID<Seating>, in db: any Connection) throws {
        guard !guests.isEmpty else { return }
        try db.insert(
            into: "seating_guests",
            columns: ["id", "seating_id", "membership_id", "visitor_id", "kind", "label", "rounds", "is_added"],
            rows: guests.map { guest -> [any SQLBindable] in
                [
                    guest.id, id, guest.membership, guest.visitor, guest.kind, guest.label, guest.rounds, guest.isAdded,
                ]
            })
    }
}
