public import Persistence

/// Who may see a field of a profile, from the widest circle to the narrowest (DOMAIN: visibility is per
/// field). The raw value is stored, and compared with what a viewer may reach in the query itself.
public enum Audience: Int, CaseIterable, Comparable, Sendable, SQLBindable, SQLDecodable {
    case everyone = 0
    case members = 1
    case branch = 2
    case bureau = 3
    case me = 4

    /// Whether the left circle is the wider one.
    public static func < (left: Audience, right: Audience) -> Bool { left.rawValue < right.rawValue }

    /// The word used in forms and addresses.
    public var code: String {
        switch self {
        case .everyone: "public"
        case .members: "members"
        case .branch: "branch"
        case .bureau: "bureau"
        case .me: "me"
        }
    }
}
