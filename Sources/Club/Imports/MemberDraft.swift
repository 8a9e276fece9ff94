/// A line of the list of members that can be read. An empty text says nothing: it never wipes what the club knows.
struct MemberDraft: Hashable, Sendable {
    enum Civility: String, Sendable { case mister = "mr", madam = "mrs" }

    var line: Int
    var civility: Civility?
    var givenName = ""
    var familyName: String
    var company: String
    var title = ""
    var activity = ""
    /// Two digits.
    var division: String?
    var city = ""
    /// The branch's own name.
    var branch: String
    /// E.164.
    var phone: String?
    /// In lower case: what a member is known again by.
    var email: String
    /// Fifteen digits.
    var ice: String?
    var registerNumber = ""
    var court = ""
    var website = ""
    /// ISO 8601.
    var joinedOn: String?
    /// The sponsor's e-mail, as written.
    var sponsor = ""
    var dues: Dues?
    var trademarks: [TrademarkMention] = []
    var offers = ""
    var needs = ""

    var name: String { givenName.isEmpty ? familyName : givenName + " " + familyName }
}
