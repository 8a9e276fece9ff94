import Persistence

/// Reads the directory: active members only, each with what the viewer may see.
enum DirectoryRepository {
    /// Members on a page.
    static let pageSize = 24

    /// A page of the directory in its order.
    ///
    /// - Parameter after: the last member of the page before.
    /// - Returns: at most one more than a page holds, which tells that there is another.
    static func page(
        _ filter: DirectoryFilter, after: ID<Membership>?, viewer: Viewer, in db: any Connection
    ) throws -> [DirectoryCard] {
        let reach = viewer.reach(of: "m")
        return try cards(
            "m.status = 'active'\(filter.conditions(reach: reach))\(beyond(after, filter.order))",
            order: "ORDER BY \(order(filter.order)) LIMIT \(rows: pageSize + 1)", reach: reach, in: db
        )
    }

    /// The cards of members found, in that order.
    static func cards(
        of memberships: [ID<Membership>], viewer: Viewer, in db: any Connection
    ) throws -> [DirectoryCard] {
        guard !memberships.isEmpty else { return [] }
        let cards = try cards(.active("m", among: memberships), order: "", reach: viewer.reach(of: "m"), in: db)
        let places = Dictionary(zip(memberships, memberships.indices), uniquingKeysWith: { first, _ in first })
        return cards.sorted { places[$0.membership, default: 0] < places[$1.membership, default: 0] }
    }

    /// The columns stand in the order `DirectoryCard` reads them.
    private static func cards(
        _ condition: SQL, order: SQL, reach: SQL, in db: any Connection
    ) throws -> [DirectoryCard] {
        let rows = try db.rows(
            """
            SELECT m.id, m.person_id, p.given_name, p.family_name,
                   CASE WHEN c.trade_name <> '' THEN c.trade_name ELSE c.legal_name END, b.name,
                   \(ProfileField.activity.visible("c.activity", reach: reach)),
                   \(ProfileField.activity.visible("c.nma_division", reach: reach)),
                   \(ProfileField.city.visible("c.city", reach: reach)),
                   \(ProfileField.offers.visible("m.offers", reach: reach)),
                   \(ProfileField.needs.visible("m.needs", reach: reach)),
                   \(ProfileField.trademarks.visible("k.name", reach: reach)),
                   \(ProfileField.trademarks.visible("k.status", reach: reach))
            FROM memberships m
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            JOIN branches b ON b.id = m.branch_id
            LEFT JOIN profile_audiences a ON a.membership_id = m.id
            LEFT JOIN trademarks k ON k.id = (SELECT MIN(o.id) FROM trademarks o WHERE o.company_id = c.id)
            WHERE \(condition) \(order)
            """
        )
        return try rows.map(DirectoryCard.init)
    }

    private static func order(_ order: DirectoryFilter.Order) -> SQL {
        switch order {
        case .name: "m.sort_name, m.id"
        case .newest: "m.joined_on DESC NULLS LAST, m.id DESC"
        }
    }

    private static func beyond(_ after: ID<Membership>?, _ order: DirectoryFilter.Order) -> SQL {
        guard let after else { return SQL() }
        switch order {
        case .name:
            return " AND (m.sort_name, m.id) > (SELECT sort_name, id FROM memberships WHERE id = \(after))"
        case .newest:
            return """
                 AND (COALESCE(m.joined_on, ''), m.id)
                   < (SELECT COALESCE(joined_on, ''), id FROM memberships WHERE id = \(after))
                """
        }
    }
}
