/// What is missing before someone can be proposed to anybody.
public enum ProfileGap: Sendable, Hashable {
    /// Nothing is sought.
    case noNeed
    /// Nothing is offered, and the activity says nothing either.
    case noOffer
    /// The company has no NMA division.
    case noDivision
    /// It is not known where the company sits.
    case noPlace
    /// This need or offer names nothing that anyone else in the club speaks of; other words would help.
    case notUnderstood(WishKey)
    /// The member wants no proposals.
    case noCapacity
    /// Nothing is missing: nobody in the club fits yet, or all who do had their share this time.
    case nobodyFits
}
