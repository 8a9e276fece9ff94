/// What was just done, said above the page one is sent back to; it stands in the address.
enum IntroductionDone: String, CaseIterable, Sendable {
    case introduced, accepted, made, declined, taken, proposed

    var key: String { "introductions.done." + rawValue }
}
