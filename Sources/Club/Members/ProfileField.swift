/// A part of a profile whose audience its member chooses. Name, company, trade's section and branch are
/// what a directory is made of and are seen by every member. The raw value is the column of
/// `profile_audiences` and the number that marks search terms.
public enum ProfileField: Int, CaseIterable, Sendable {
    case email = 1, phone, title, activity, city, website, identifiers, size, offers, needs, trademarks, languages

    /// The column of `profile_audiences`.
    public var column: String {
        switch self {
        case .email: "email"
        case .phone: "phone"
        case .title: "title"
        case .activity: "activity"
        case .city: "city"
        case .website: "website"
        case .identifiers: "identifiers"
        case .size: "size"
        case .offers: "offers"
        case .needs: "needs"
        case .trademarks: "trademarks"
        case .languages: "languages"
        }
    }
}
