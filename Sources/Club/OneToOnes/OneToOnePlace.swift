import Persistence

/// Where two members meet, as one of them says it.
struct OneToOnePlace: Hashable, Sendable {
    /// Seen from the side that speaks.
    enum Choice: String, CaseIterable, Sendable {
        case own, other, elsewhere, video, phone

        init(_ way: OneToOne.Way, seenByFirst isFirst: Bool) {
            self =
                switch way {
                case .first: isFirst ? .own : .other
                case .second: isFirst ? .other : .own
                case .elsewhere: .elsewhere
                case .video: .video
                case .phone: .phone
                }
        }

        func way(saidByFirst isFirst: Bool) -> OneToOne.Way {
            switch self {
            case .own: isFirst ? .first : .second
            case .other: isFirst ? .second : .first
            case .elsewhere: .elsewhere
            case .video: .video
            case .phone: .phone
            }
        }
    }

    var choice: Choice
    /// An address, a name, a link; may be empty.
    var words: String
    /// How long, in minutes.
    var minutes: Int

    /// The address of a video meeting, when the words are one.
    var link: String? {
        choice == .video && words.hasPrefix("https://") && !words.contains(" ") ? words : nil
    }
}
