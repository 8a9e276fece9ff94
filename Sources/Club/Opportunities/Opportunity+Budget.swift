import Persistence

extension Opportunity {
    /// About how much is at stake, in thousands of the club's currency: a band, never an amount.
    enum Budget: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case under10 = "under_10"
        case upTo50 = "10_50"
        case upTo200 = "50_200"
        case upTo1000 = "200_1000"
        case over1000 = "over_1000"

        /// Its bounds in thousands; nil where it has none.
        var bounds: (from: Int64?, to: Int64?) {
            switch self {
            case .under10: (nil, 10)
            case .upTo50: (10, 50)
            case .upTo200: (50, 200)
            case .upTo1000: (200, 1_000)
            case .over1000: (1_000, nil)
            }
        }
    }
}
