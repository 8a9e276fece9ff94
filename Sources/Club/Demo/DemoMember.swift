import Localization
import Persistence

/// A company of the demo club.
struct DemoCompany: Sendable {
    var id: ID<Company>
    var trade: DemoTrade
    var legalName: String
    var tradeName: String
    /// In the words of the member who wrote it.
    var activity: String
    var city: String
    var branchCity: String
    var ice: String
    var number: Int
    var website: String
    var domain: String
    var headCount: String
    var turnover: String
    /// The name of its trademark.
    var trademark: String?
    var createdAt: Int64
}

/// A member of the demo club, with the person and the seat.
struct DemoMember: Sendable {
    var person: ID<Person>
    var membership: ID<Membership>
    /// The position of the company and of the branch in their lists.
    var company: Int
    var branch: Int
    var isWoman: Bool
    var given: String
    var family: String
    var email: String
    var phone: String
    var language: Language
    var spoken: String
    var title: String
    var offers: String
    var needs: String
    /// Days since 1970-01-01.
    var joined: Int
    var left: Int?
    var isCandidate = false
    var sponsor: ID<Membership>?
    /// How much the member does in the club, 1 to 6.
    var drive: Int

    /// Whether the member sat in the club that day.
    func sits(on day: Int) -> Bool {
        guard !isCandidate, joined <= day else { return false }
        guard let left else { return true }
        return day < left
    }

    var status: Membership.Status { isCandidate ? .candidate : left == nil ? .active : .left }
}
