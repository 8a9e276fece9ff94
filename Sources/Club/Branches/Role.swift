public import Persistence

/// The role of a mandate. A role never lets anyone read another's amounts.
public enum Role: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
    case president, secretary, treasurer, mentor, host, administrator

    /// Whether the role makes its holder a member of the bureau of its branch (or of the club).
    public var isOfficer: Bool { self != .administrator }
}
