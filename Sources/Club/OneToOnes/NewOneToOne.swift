import Persistence

/// A one-to-one about to be proposed.
struct NewOneToOne: Sendable {
    /// Made when the form was shown, so that a form sent twice is one proposal.
    var id: ID<OneToOne>
    var proposer: ID<Membership>
    var other: ID<Membership>
    var times: MeetingTimes
    var place: OneToOnePlace
    /// Why, in the proposer's words.
    var note = ""
}
