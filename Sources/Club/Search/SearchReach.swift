import Persistence

/// On whose behalf a search is made, and so which fields may be searched.
enum SearchReach: Sendable {
    /// A person of the club, who finds by what they may see.
    case viewer(Viewer)
    /// Whoever runs the command on the server, where the whole database lies open anyway.
    case console

    /// How far it reaches into the fields of a membership, see `Viewer.reach(of:)`.
    func level(of alias: String) -> SQL {
        switch self {
        case .viewer(let viewer): viewer.reach(of: alias)
        case .console: "4"
        }
    }

    /// A condition on search terms: the audience is within reach. What every member may see is let through without a
    /// look at the membership, for that is nearly everything.
    func admits(terms alias: String) -> SQL {
        switch self {
        case .console: return "1 = 1"
        case .viewer(let viewer):
            let term: SQL = "\(unsafe: alias)"
            let own: SQL = """
                EXISTS (SELECT 1 FROM memberships r
                        WHERE r.id = \(term).membership_id AND \(term).audience <= \(viewer.reach(of: "r")))
                """
            guard Access.insider.admits(viewer) else { return own }
            return "(\(term).audience <= 1 OR \(own))"
        }
    }
}
