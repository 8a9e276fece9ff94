import Morocco
import Persistence
import Web

/// What narrows the directory. It lives in the address, so that a view can be sent to someone.
struct DirectoryFilter: Sendable, Equatable {
    enum Order: String, Sendable {
        case name, newest
    }

    var text = ""
    var branch: ID<Branch>?
    /// A section of the nomenclature, a letter.
    var section: String?
    /// A division of the nomenclature, two digits.
    var division: String?
    /// The key of a town.
    var city: String?
    /// Only those whose company owns a trademark.
    var ownsBrand = false
    var order: Order = .name

    static let maximumLength = 100

    init() {}

    /// Reads an address; what it does not know it leaves out.
    init(_ query: FormFields) {
        let cleaned = FormText.clean(query["q"] ?? "", .name)
        text = String(String.UnicodeScalarView(cleaned.unicodeScalars.prefix(Self.maximumLength)))
        branch = query["branch"].flatMap { ID<Branch>(pathComponent: $0) }
        section = query["section"].flatMap { NMA.section($0)?.code }
        division = query["division"].flatMap { NMA.division($0)?.code }
        city = query["city"].flatMap { City.withID($0)?.id }
        ownsBrand = query["brand"] != nil
        order = query["order"].flatMap(Order.init(rawValue:)) ?? .name
    }

    /// Whether the list is narrowed by anything but the words searched for and the branch.
    var isDetailed: Bool { section != nil || division != nil || city != nil || ownsBrand || order != .name }
    /// Whether every member of the club is in the list.
    var isWhole: Bool {
        text.isEmpty && branch == nil && section == nil && division == nil && city == nil && !ownsBrand
    }

    /// The address of this view.
    var path: URLPath {
        MemberController.Routes.directory()
            .query("q", text.isEmpty ? nil : text)
            .query("branch", branch?.description)
            .query("section", section)
            .query("division", division)
            .query("city", city)
            .query("brand", ownsBrand ? "on" : nil)
            .query("order", order == .name ? nil : order.rawValue)
    }

    /// The view with something changed.
    func with(_ change: (inout DirectoryFilter) -> Void) -> DirectoryFilter {
        var copy = self
        change(&copy)
        return copy
    }

    /// The conditions in SQL, each beginning with `AND`, over `m` memberships, `c` companies and `a` audiences. A
    /// field the viewer may not see cannot be filtered by: that would reveal it.
    func conditions(reach: SQL) -> SQL {
        var sql = SQL()
        if let branch { sql += " AND m.branch_id = \(branch)" }
        if let section {
            sql += " AND c.nma_division IN \(list: NMA.section(section)?.divisions.map(\.code) ?? [])"
        }
        if let division {
            sql += " AND c.nma_division = \(division) AND \(ProfileField.activity.audience()) <= \(reach)"
        }
        if let city { sql += " AND c.city_code = \(city) AND \(ProfileField.city.audience()) <= \(reach)" }
        if ownsBrand {
            sql += """
                 AND EXISTS (SELECT 1 FROM trademarks k WHERE k.company_id = c.id)
                 AND \(ProfileField.trademarks.audience()) <= \(reach)
                """
        }
        return sql
    }
}
