import Chronology
import Persistence

/// Who joined last, and what is still to say about oneself.
struct HomeCircle: Sendable {
    struct Newcomer: Sendable {
        var party: Party
        var branch: String
        var joinedOn: CivilDate
    }

    var newcomers: [Newcomer] = []
    var lacksOffers = false
    var lacksNeeds = false

    init() {}

    init(_ rows: [Row], seat: ID<Membership>) throws {
        for row in rows {
            let party = try Party(row, "member")
            if party.membership == seat {
                lacksOffers = try row.get("offers", as: String.self).isEmpty
                lacksNeeds = try row.get("needs", as: String.self).isEmpty
                continue
            }
            guard let joined = try row.get("joined_on", as: String?.self).flatMap({ CivilDate(isoText: $0) }) else {
                continue
            }
            newcomers.append(Newcomer(party: party, branch: try row.get("branch"), joinedOn: joined))
        }
        newcomers.sort { ($0.joinedOn, $0.party.membership) > ($1.joinedOn, $1.party.membership) }
        newcomers = Array(newcomers.prefix(4))
    }
}
