import Localization
import Morocco
import Persistence

/// What stands above the directory: how many members each branch has, and which trades and towns there are. The same
/// for every viewer, so it is made once for each state of the club (`clubs.members_revision`).
struct DirectoryFigures: Sendable {
    /// A line of a select.
    struct Option: Sendable {
        var value: String
        var label: String
    }

    /// The choices of the filters in one language, in the order shown.
    struct Choices: Sendable {
        /// Sections with their divisions.
        var trades: [(section: Option, divisions: [Option])] = []
        var cities: [Option] = []
        /// The options of the filters as they are on most pages, none chosen.
        fileprivate(set) var unchosen = DirectoryOptions()
    }

    var branches: [(branch: Branch, members: Int)] = []
    /// How many divisions of the nomenclature have at least one member.
    var divisions = 0
    private var choices: [Language: Choices] = [:]

    var members: Int { branches.reduce(0) { $0 + $1.members } }

    func choices(_ language: Language) -> Choices { choices[language] ?? Choices() }

    init() {}

    /// Reads the figures in one statement, one pass over the active members. A trade or a town that a member shows to
    /// fewer than all members is not counted.
    static func load(in db: any Connection) throws -> DirectoryFigures {
        let rows = try db.rows(
            """
            WITH seats AS (
                SELECT m.branch_id,
                       CASE WHEN \(ProfileField.activity.audience()) <= 1 THEN c.nma_division END AS division,
                       CASE WHEN \(ProfileField.city.audience()) <= 1 THEN c.city_code END AS city
                FROM memberships m
                JOIN companies c ON c.id = m.company_id
                LEFT JOIN profile_audiences a ON a.membership_id = m.id
                WHERE m.status = 'active'
            ), groups AS (
                SELECT branch_id, division, city, COUNT(*) AS number FROM seats GROUP BY branch_id, division, city
            )
            SELECT b.id, b.name, b.position, g.division, g.city, COALESCE(g.number, 0) AS number
            FROM branches b LEFT JOIN groups g ON g.branch_id = b.id
            ORDER BY b.position, b.name, b.id
            """
        )
        var figures = DirectoryFigures()
        var divisions: Set<String> = []
        var cities: Set<String> = []
        for row in rows {
            let branch = Branch(id: try row.get("id"), name: try row.get("name"))
            if figures.branches.last?.branch.id != branch.id { figures.branches.append((branch, 0)) }
            figures.branches[figures.branches.count - 1].members += try row.get("number", as: Int.self)
            if let division = try row.text("division") { divisions.insert(division) }
            if let city = try row.text("city") { cities.insert(city) }
        }
        figures.divisions = divisions.count
        for language in Language.allCases {
            figures.choices[language] = Choices(divisions, cities, language)
        }
        return figures
    }
}

extension DirectoryFigures.Choices {
    fileprivate init(_ divisions: Set<String>, _ cities: Set<String>, _ language: Language) {
        let present = divisions.sorted().compactMap { NMA.division($0) }
        trades = NMA.sections.compactMap { section in
            let own = present.filter { $0.sectionCode == section.code }
            guard !own.isEmpty else { return nil }
            return (
                DirectoryFigures.Option(value: section.code, label: section.name[language.ofNames]),
                own.map { DirectoryFigures.Option(value: $0.code, label: $0.name[language.ofNames]) }
            )
        }
        self.cities = cities.compactMap { City.withID($0) }
            .map { city in
                let label = city.name[language.ofNames]
                return (Folding.fold(label), DirectoryFigures.Option(value: city.id, label: label))
            }
            .sorted { $0.0 < $1.0 }
            .map(\.1)
        unchosen = DirectoryOptions(self, DirectoryFilter())
    }
}
