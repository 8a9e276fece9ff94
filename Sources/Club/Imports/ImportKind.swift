public import Web

/// What a spreadsheet holds.
public enum ImportKind: String, CaseIterable, Sendable, PathParameter {
    case members, referrals
}
