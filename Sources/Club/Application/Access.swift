/// Who may use a route. Each route names one; `Gate` asks it before the handler runs, and a test walks the table
/// of every route and role. What a handler shows within its right is decided in its query.
public enum Access: String, CaseIterable, Sendable {
    /// Anyone, before it is known who comes: what watches over the machine asks it.
    case probe
    /// Anyone, signed in or not.
    case anyone
    /// Anyone while no club is founded yet; afterwards the page does not exist.
    case founder
    /// Anyone in the demo club; elsewhere the page does not exist.
    case demo
    /// Anyone signed in, candidates included.
    case person
    /// A person with an active membership.
    case member
    /// A person with an active membership, or a mandate in a bureau without one: who sees the club from inside.
    case insider
    /// A member of any bureau.
    case officer
    /// The bureau of the club, or an administrator.
    case club

    /// Whether a signed-in viewer has this right. The three open ones are decided by the state of the club.
    func admits(_ viewer: Viewer) -> Bool {
        switch self {
        case .probe, .anyone, .founder, .demo, .person: true
        case .member: viewer.activeSeat != nil
        case .insider: viewer.activeSeat != nil || viewer.isOfficer
        case .officer: viewer.isOfficer || viewer.isAdministrator
        case .club: viewer.runsClub
        }
    }
}
