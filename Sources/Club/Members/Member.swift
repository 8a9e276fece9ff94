/// Someone with a sign-in. Named for `ID<Person>`; what is read of a person is shaped by each page.
public enum Person {}

/// A person's seat for a company in a branch, named for `ID<Membership>`.
public enum Membership {
    /// Where a seat stands. Being late with dues changes nothing here: only a decision ends a membership.
    public enum Status: String, CaseIterable, Sendable {
        case candidate, active, suspended, left
    }
}
