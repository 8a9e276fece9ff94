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
        let selected: SQL = """
            SELECT m.*, \(reach) AS reach FROM memberships m
            JOIN companies c ON c.id = m.company_id
            LEFT JOIN profile_audiences a ON a.membership_id = m.id
            WHERE m.status = 'active'\(filter.conditions(reach: reach))\(beyond(after, filter.order))
            ORDER BY \(order(filter.order, "m")) LIMIT \(pageSize + 1)
            """
        return try cards(selected, order: order(filter.order, "s"), in: db)
    }

    /// The cards of members found, in that order.
    static func cards(
        of memberships: [ID<Membership>], viewer: Viewer, in db: any Connection
    ) throws -> [DirectoryCard] {
        guard !memberships.isEmpty else { return [] }
        let selected: SQL = """
            SELECT m.*, \(viewer.reach(of: "m")) AS reach FROM memberships m
            WHERE m.status = 'active' AND m.id IN \(list: memberships)
            """
        let cards = try cards(selected, order: "s.id", in: db)
        let places = Dictionary(zip(memberships, memberships.indices), uniquingKeysWith: { first, _ in first })
        return cards.sorted { places[$0.membership, default: 0] < places[$1.membership, default: 0] }
    }

    private static func cards(_ selected: SQL, order: SQL, in db: any Connection) throws -> [DirectoryCard] {
        let mark = { (column: String) -> String in
            "(SELECT k.\(column) FROM trademarks k WHERE k.company_id = c.id ORDER BY k.id LIMIT 1)"
        }
        let rows = try db.rows(
            """
            WITH selected AS (\(selected))
            SELECT s.id, s.person_id, p.given_name, p.family_name, b.name AS branch,
                   CASE WHEN c.trade_name <> '' THEN c.trade_name ELSE c.legal_name END AS company,
                   \(ProfileField.activity.visible("c.activity", reach: "s.reach")) AS activity,
                   \(ProfileField.activity.visible("c.nma_division", reach: "s.reach")) AS nma_division,
                   \(ProfileField.city.visible("c.city", reach: "s.reach")) AS city,
                   \(ProfileField.offers.visible("s.offers", reach: "s.reach")) AS offers,
                   \(ProfileField.needs.visible("s.needs", reach: "s.reach")) AS needs,
                   \(ProfileField.trademarks.visible(mark("name"), reach: "s.reach")) AS mark,
                   \(ProfileField.trademarks.visible(mark("status"), reach: "s.reach")) AS mark_status
            FROM selected s
            JOIN people p ON p.id = s.person_id
            JOIN companies c ON c.id = s.company_id
            JOIN branches b ON b.id = s.branch_id
            LEFT JOIN profile_audiences a ON a.membership_id = s.id
            ORDER BY \(order)
            """
        )
        return try rows.map(DirectoryCard.init)
    }

    private static func order(_ order: DirectoryFilter.Order, _ alias: String) -> SQL {
        switch order {
        case .name: "\(unsafe: alias).sort_name, \(unsafe: alias).id"
        case .newest: "\(unsafe: alias).joined_on DESC NULLS LAST, \(unsafe: alias).id DESC"
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
