import Chronology
import Morocco
import Persistence

/// A member as one reader may see them: what the reader may not see was never read and is nil.
struct MemberProfile: Sendable {
    struct Sponsor: Sendable {
        var name: String
        /// Nil when the sponsor has left: the name stays, the page is gone.
        var membership: ID<Membership>?
    }

    var membership: ID<Membership>
    var person: ID<Person>
    var givenName: String
    var familyName: String
    var company: String
    var legalName: String
    /// Whether anyone may see the public page.
    var isPublic: Bool
    /// Branch, section of the trade, day of entry and sponsor: what every member sees and the public does not.
    var branch: String?
    var section: String?
    var joinedOn: CivilDate?
    var sponsor: Sponsor?

    var email: String?
    var phone: PhoneNumber?
    var title: String?
    var activity: String?
    var division: String?
    var city: String?
    var website: String?
    var ice: String?
    var register: (number: String, court: String)?
    var taxNumber: String?
    var headCount: SizeBand.HeadCount?
    var turnover: SizeBand.Turnover?
    var offers: String?
    var needs: String?
    var languages: [SpokenLanguage] = []
    var trademarks: [Trademark] = []

    var name: String { givenName + " " + familyName }

    init(row: Row) throws {
        membership = try row.get("id")
        person = try row.get("person_id")
        givenName = try row.get("given_name")
        familyName = try row.get("family_name")
        legalName = try row.get("legal_name")
        let tradeName: String = try row.get("trade_name")
        company = tradeName.isEmpty ? legalName : tradeName
        isPublic = try row.get("is_public")
        branch = try row.text("branch")
        section = try row.text("section_division").flatMap { NMA.division($0)?.sectionCode }
        joinedOn = try row.text("joined_on").flatMap { CivilDate(isoText: $0) }
        sponsor = try row.text("sponsor_name").map { try Sponsor(name: $0, membership: row.get("sponsor_id")) }
        email = try row.text("email")
        phone = try row.text("phone").flatMap { try? PhoneNumber(parsing: $0) }
        title = try row.text("title")
        activity = try row.text("activity")
        division = try row.text("nma_division")
        city = try row.text("city")
        website = try row.text("website")
        ice = try row.text("ice")
        register = try row.text("register_number").map { try ($0, row.text("register_court") ?? "") }
        taxNumber = try row.text("tax_number")
        headCount = try row.text("head_count_band").flatMap(SizeBand.HeadCount.init(rawValue:))
        turnover = try row.text("turnover_band").flatMap(SizeBand.Turnover.init(rawValue:))
        offers = try row.text("offers")
        needs = try row.text("needs")
        languages = SpokenLanguage.list(stored: try row.text("languages_spoken") ?? "")
    }
}
