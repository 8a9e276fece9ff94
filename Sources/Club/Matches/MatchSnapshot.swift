import Chronology
import Matching
import Morocco
import Persistence

/// The club as matching reads it, at one moment. Only what every member may see goes in, so that no proposal, and no
/// reason of one, rests on what somebody shows to fewer.
struct MatchSnapshot: Sendable {
    var club = MatchClub()
    var week: MatchWeek
    /// What the keys of the wishes stand for.
    var sources: [WishSource] = []
    /// Members of a ring still open.
    var inRing: Set<MemberKey> = []
    /// Companies by trade.
    private var companies: [String: Set<Int64>] = [:]
    private var company: [MemberKey: (id: Int64, division: String?)] = [:]

    /// Nobody yet.
    init(week: MatchWeek) { self.week = week }

    static func read(at now: Instant, _ zone: TimeZoneRules, in db: any Connection) throws -> MatchSnapshot {
        var snapshot = MatchSnapshot(week: MatchWeek(at: now, zone))
        try snapshot.readMembers(at: now, in: db)
        try snapshot.readOpportunities(in: db)
        snapshot.club.answers += try MatchHistory.answers(at: now, in: db)
        snapshot.club.exchanges = try MatchHistory.exchanges(in: db)
        return snapshot
    }

    private mutating func readMembers(at now: Instant, in db: any Connection) throws {
        let cap: Int = try db.value("SELECT matches_weekly FROM clubs WHERE id = 1") ?? 0
        let counts = try MatchHistory.counts(week, at: now, in: db)
        inRing = counts.inRing
        let fields: [(ProfileField, String, String)] = [
            (.activity, "c.activity", "activity"), (.activity, "c.nma_division", "division"),
            (.city, "c.city", "city"), (.size, "c.head_count_band", "size"), (.offers, "m.offers", "offers"),
            (.needs, "m.needs", "needs"),
        ]
        let columns = fields.map { field, column, name -> SQL in
            "\(field.visible(column, reach: "1")) AS \(unsafe: name)"
        }.joined(separator: ", ")
        let rows = try db.rows(
            """
            SELECT m.id, m.person_id, m.company_id, \(columns)
            FROM memberships m
            JOIN companies c ON c.id = m.company_id
            LEFT JOIN profile_audiences a ON a.membership_id = m.id
            WHERE m.status = 'active' ORDER BY m.id
            """
        )
        var people: [Int64: [MemberKey]] = [:]
        var associates: [Int64: [MemberKey]] = [:]
        for row in rows {
            let key = MemberKey(try row.get("id", as: Int64.self))
            let seat = ID<Membership>(rawValue: key.rawValue)
            let division = try row.text("division")
            let companyID: Int64 = try row.get("company_id")
            let count = counts.of[seat] ?? MatchHistory.Count()
            club.members.append(
                MatchMember(
                    key, activity: try row.text("activity") ?? "", division: division, city: try row.text("city"),
                    size: try row.text("size").flatMap(SizeBand.HeadCount.init(rawValue:)),
                    capacity: max(0, cap - count.thisWeek), recentProposals: count.recent,
                    offers: wishes(try row.text("offers")) { .offer(seat, line: $0) },
                    needs: wishes(try row.text("needs")) { .need(seat, line: $0) }))
            people[try row.get("person_id"), default: []].append(key)
            associates[companyID, default: []].append(key)
            company[key] = (companyID, division)
            if let division { companies[division, default: []].insert(companyID) }
        }
        // Two seats of one person, or two associates, need nobody to bring them together.
        for keys in people.values.filter({ $0.count > 1 }) + associates.values.filter({ $0.count > 1 }) {
            for (index, one) in keys.enumerated() {
                for other in keys[(index + 1)...] { club.answers.append(PastAnswer(one, about: other, .no)) }
            }
        }
        club.answers.sort { ($0.member, $0.other) < ($1.member, $1.other) }
    }

    private mutating func wishes(_ text: String?, _ source: (Int) -> WishSource) -> [Wish] {
        WishSource.lines(text ?? "").enumerated().map { line, words in
            sources.append(source(line))
            return Wish(WishKey(Int64(sources.count - 1)), words)
        }
    }

    /// What members published for all members to see counts as what they seek and offer.
    private mutating func readOpportunities(in db: any Connection) throws {
        let places = Dictionary(uniqueKeysWithValues: club.members.enumerated().map { ($1.key, $0) })
        let rows = try db.rows(
            """
            SELECT o.id, o.author_id, o.side, o.title, o.words, o.nma_division, o.region FROM opportunities o
            WHERE o.status = 'open' AND o.visibility <> 'branch' ORDER BY o.id
            """
        )
        for row in rows {
            guard let place = places[MemberKey(try row.get("author_id", as: Int64.self))] else { continue }
            sources.append(.opportunity(try row.get("id")))
            let wish = try Self.wish(row, WishKey(Int64(sources.count - 1)))
            if try row.get("side", as: Opportunity.Side.self) == .need {
                club.members[place].needs.append(wish)
            } else {
                club.members[place].offers.append(wish)
            }
        }
    }

    /// A published need or offer as matching reads it.
    static func wish(_ row: Row, _ key: WishKey) throws -> Wish {
        let (title, words): (String, String) = (try row.get("title"), try row.get("words"))
        return Wish(
            key, String((title + "\n" + words).prefix(1_000)), division: try row.text("nma_division"),
            region: try row.text("region").flatMap(Region.init(rawValue:)))
    }

    func source(_ key: WishKey) -> WishSource? {
        sources.indices.contains(Int(key.rawValue)) ? sources[Int(key.rawValue)] : nil
    }

    /// What is kept of the reasons why two should talk.
    ///
    /// - Parameter new: wishes that are not in the snapshot.
    func stored(
        _ reasons: [MatchReason], _ first: MemberKey, _ second: MemberKey, _ new: [WishKey: WishSource] = [:]
    ) -> [StoredReason] {
        reasons.compactMap { reason in
            StoredReason(reason, wish: { new[$0] ?? source($0) }) { division in
                let own = [first, second].compactMap { company[$0] }.filter { $0.division == division }.map(\.id)
                return companies[division, default: []].subtracting(own).count
            }
        }
    }
}
