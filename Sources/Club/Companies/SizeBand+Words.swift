import Morocco

extension SizeBand.HeadCount {
    /// The key of its name.
    var key: String {
        switch self {
        case .one: "profiles.head-count.1"
        case .upTo9: "profiles.head-count.2-9"
        case .upTo49: "profiles.head-count.10-49"
        case .upTo249: "profiles.head-count.50-249"
        case .from250: "profiles.head-count.250"
        }
    }
}

extension SizeBand.Turnover {
    /// The key of its name.
    var key: String {
        switch self {
        case .under1: "profiles.turnover.under-1"
        case .under3: "profiles.turnover.1-3"
        case .under10: "profiles.turnover.3-10"
        case .under50: "profiles.turnover.10-50"
        case .under175: "profiles.turnover.50-175"
        case .from175: "profiles.turnover.175"
        }
    }
}
