import Persistence

/// An introduction about to be written.
struct NewIntroduction: Sendable {
    /// Made when the form was shown, so that a form sent twice is one introduction.
    var id: ID<Introduction>
    var pair: Pair
    var origin: Introduction.Origin
    /// Nil when no third member brings the two together.
    var introducer: ID<Membership>?
    /// Why, in the introducer's words; both read it, so it names neither.
    var reason = ""
    var firstAnswer = Introduction.Answer.waiting
    var secondAnswer = Introduction.Answer.waiting

    /// Whether both have said yes elsewhere already.
    var isMade: Bool { firstAnswer == .accepted && secondAnswer == .accepted }
}
