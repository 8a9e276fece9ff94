public import Persistence
import Chronology
import Localization
import Morocco
import Tabular

/// The list of members as a file that a French Excel opens with a double click and that comes in again unchanged.
/// It holds the active seats, one a line.
public enum MembersExport {
    /// - Throws: `DatabaseError`.
    public static func file(in db: any Connection) throws -> [UInt8] {
        let marks = try trademarks(in: db)
        let currency = try db.value("SELECT currency FROM clubs", as: String.self) ?? "MAD"
        var writer = CSVWriter()
        writer.append(MemberColumn.allCases.map(\.header))
        for row in try db.rows(
            """
            SELECT p.civility, p.given_name, p.family_name, p.phone, p.email, c.id AS company_id, c.legal_name,
                   c.activity, c.nma_division, c.city, c.ice, c.register_number, c.register_court, c.website,
                   b.name AS branch, m.title, m.joined_on, m.dues_minor, m.dues_settled, m.offers, m.needs,
                   q.email AS sponsor
            FROM memberships m
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            JOIN branches b ON b.id = m.branch_id
            LEFT JOIN memberships s ON s.id = m.sponsor_id
            LEFT JOIN people q ON q.id = s.person_id
            WHERE m.status = 'active' AND p.email IS NOT NULL
            ORDER BY m.id
            """)
        {
            let company: ID<Company> = try row.get("company_id")
            let mentions = marks[company, default: []].map(\.text).joined(separator: " ; ")
            writer.append(try MemberColumn.allCases.map { try cell($0, row, mentions, currency) })
        }
        return writer.bytes
    }

    private static func trademarks(in db: any Connection) throws -> [ID<Company>: [TrademarkMention]] {
        var marks: [ID<Company>: [TrademarkMention]] = [:]
        for row in try db.rows("SELECT company_id, name, status FROM trademarks ORDER BY company_id, id") {
            let sign = TrademarkMention.Sign(rawValue: try row.get("status"))
            marks[try row.get("company_id"), default: []].append(
                TrademarkMention(name: try row.get("name"), sign: sign))
        }
        return marks
    }

    private static func cell(_ column: MemberColumn, _ row: Row, _ trademarks: String, _ currency: String) throws
        -> String
    {
        switch column {
        case .civility: civility(try row.get("civility"))
        case .givenName: try row.get("given_name")
        case .familyName: try row.get("family_name")
        case .company: try row.get("legal_name")
        case .title: try row.get("title")
        case .activity: try row.get("activity")
        case .division: try row.get("nma_division") ?? ""
        case .city: try row.get("city")
        case .branch: try row.get("branch")
        case .phone: phone(try row.get("phone"))
        case .email: try row.get("email")
        case .ice: ice(try row.get("ice"))
        case .registerNumber: try row.get("register_number")
        case .court: try row.get("register_court")
        case .website: try row.get("website")
        case .joinedOn: date(try row.get("joined_on"))
        case .sponsor: try row.get("sponsor") ?? ""
        case .dues:
            Dues(amountMinor: try row.get("dues_minor"), isSettled: try row.get("dues_settled"))
                .text(currency: currency)
        case .trademark: trademarks
        case .offers: try row.get("offers")
        case .needs: try row.get("needs")
        }
    }

    private static func civility(_ stored: String) -> String {
        switch MemberDraft.Civility(rawValue: stored) {
        case .mister: "M."
        case .madam: "Mme"
        case nil: ""
        }
    }

    private static func phone(_ stored: String?) -> String {
        guard let stored else { return "" }
        return (try? PhoneNumber(parsing: stored))?.national ?? stored
    }

    /// In groups of nine, four and two, which a spreadsheet takes for text: as a number it would lose its zeros.
    private static func ice(_ stored: String?) -> String {
        guard let stored else { return "" }
        return stored.prefix(9) + " " + stored.dropFirst(9).prefix(4) + " " + stored.dropFirst(13)
    }

    private static func date(_ stored: String?) -> String {
        guard let day = stored.flatMap({ CivilDate(isoText: $0) }) else { return "" }
        return DateFormat(.fr).short(day)
    }
}
