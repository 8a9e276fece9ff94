/// How large a company is. Several legal definitions exist, so bands are stored and each scheme computes its own.
public struct SizeBand: Sendable, Hashable {
    /// How many people work there.
    public let headCount: HeadCount?
    /// What it sells in a year.
    public let turnover: Turnover?

    /// Keeps what is known.
    public init(headCount: HeadCount? = nil, turnover: Turnover? = nil) {
        self.headCount = headCount
        self.turnover = turnover
    }

    /// Bands of head count.
    public enum HeadCount: String, Sendable, Hashable, CaseIterable, Comparable {
        case one = "1"
        case upTo9 = "2-9"
        case upTo49 = "10-49"
        case upTo249 = "50-249"
        case from250 = "250+"

        /// The people the band covers; the last band has no end.
        public var range: ClosedRange<Int> {
            switch self {
            case .one: 1...1
            case .upTo9: 2...9
            case .upTo49: 10...49
            case .upTo249: 50...249
            case .from250: 250...Int.max
            }
        }

        /// The band of a head count; nil when nobody works there.
        public init?(people: Int) {
            guard let band = Self.allCases.first(where: { $0.range.contains(people) }) else { return nil }
            self = band
        }

        /// Smaller bands come first.
        public static func < (left: Self, right: Self) -> Bool { left.range.lowerBound < right.range.lowerBound }
    }

    /// Bands of yearly turnover, in millions of dirhams without tax.
    public enum Turnover: String, Sendable, Hashable, CaseIterable, Comparable {
        case under1 = "<1"
        case under3 = "1-3"
        case under10 = "3-10"
        case under50 = "10-50"
        case under175 = "50-175"
        case from175 = "175+"

        /// The first amount above the band, in dirhams; nil for the last band.
        public var ceiling: Int64? {
            switch self {
            case .under1: 1_000_000
            case .under3: 3_000_000
            case .under10: 10_000_000
            case .under50: 50_000_000
            case .under175: 175_000_000
            case .from175: nil
            }
        }

        /// The band of a turnover in whole dirhams; nil when negative.
        public init?(dirhams: Int64) {
            guard dirhams >= 0 else { return nil }
            self = Self.allCases.first { dirhams < $0.ceiling ?? Int64.max } ?? .from175
        }

        /// Smaller bands come first.
        public static func < (left: Self, right: Self) -> Bool {
            (left.ceiling ?? Int64.max) < (right.ceiling ?? Int64.max)
        }
    }
}
