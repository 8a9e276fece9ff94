import Morocco
import Persistence

/// What stands above the directory: how many members each branch has, and which trades and towns there are.
struct DirectoryFigures: Sendable {
    var branches: [(branch: Branch, members: Int)] = []
    /// Codes of divisions of the nomenclature with at least one member.
    var divisions: [String] = []
    /// Keys of towns with at least one member.
    var cities: [String] = []

    var members: Int { branches.reduce(0) { $0 + $1.members } }

    /// Reads the figures in one statement. Each trade and town of the lists is looked up in an index, which stays
    /// cheap however many members there are; what a member shows to fewer than all members is not counted.
    static func load(in db: any Connection) throws -> DirectoryFigures {
        let rows = try db.rows(
            """
            WITH divisions (code) AS (VALUES \(divisionCodes)), cities (code) AS (VALUES \(cityCodes)),
            counted AS (SELECT branch_id, COUNT(*) AS number FROM memberships WHERE status = 'active' GROUP BY branch_id)
            SELECT b.id, b.name, '' AS code, COALESCE(n.number, 0) AS number, b.position
            FROM branches b LEFT JOIN counted n ON n.branch_id = b.id
            UNION ALL SELECT NULL, 'division', d.code, 0, 0 FROM divisions d WHERE EXISTS (
                \(someone("c.nma_division = d.code", .activity)))
            UNION ALL SELECT NULL, 'city', t.code, 0, 0 FROM cities t WHERE EXISTS (
                \(someone("c.city_code = t.code", .city)))
            ORDER BY 5, 2, 3
            """
        )
        var figures = DirectoryFigures()
        for row in rows {
            let name: String = try row.get("name")
            if let id: ID<Branch> = try row.get("id") {
                figures.branches.append((Branch(id: id, name: name), try row.get("number")))
            } else if name == "division" {
                figures.divisions.append(try row.get("code"))
            } else {
                figures.cities.append(try row.get("code"))
            }
        }
        return figures
    }

    private static func someone(_ condition: String, _ field: ProfileField) -> SQL {
        """
        SELECT 1 FROM companies c JOIN memberships m ON m.company_id = c.id AND m.status = 'active'
        LEFT JOIN profile_audiences a ON a.membership_id = m.id
        WHERE \(unsafe: condition) AND \(field.audience()) <= 1
        """
    }

    private static let divisionCodes = values(NMA.divisions.map(\.code))
    private static let cityCodes = values(City.all.map(\.id))

    private static func values(_ codes: [String]) -> SQL {
        codes.map { "(\($0))" as SQL }.joined(separator: ", ")
    }
}
