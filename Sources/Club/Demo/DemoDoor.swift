import Web

/// As whom a visitor walks into the demo club.
enum DemoDoor: String, CaseIterable, Sendable, PathParameter {
    case member, president
}
