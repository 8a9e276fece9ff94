import Matching

/// What is missing before a member can be proposed to anybody, as it is kept and said.
enum StoredGap: String, CaseIterable, Sendable {
    case need, offer, division, place, words, nobody

    /// Nil for what is no fault of the profile: the member had their share already.
    init?(_ gap: ProfileGap) {
        switch gap {
        case .noNeed: self = .need
        case .noOffer: self = .offer
        case .noDivision: self = .division
        case .noPlace: self = .place
        case .notUnderstood: self = .words
        case .nobodyFits: self = .nobody
        case .noCapacity: return nil
        }
    }

    static func encode(_ gaps: [StoredGap]) -> String {
        allCases.filter(gaps.contains).map(\.rawValue).joined(separator: ",")
    }

    static func decode(_ text: String) -> [StoredGap] {
        text.split(separator: ",").compactMap { StoredGap(rawValue: String($0)) }
    }
}
