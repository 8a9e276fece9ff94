import Persistence

extension SQL {
    /// The condition that a membership is active and one of those.
    ///
    /// SQLite would look through the index of the status, that is through the whole club, to find sixty numbers in
    /// it; inside a function the column has no index, and each number is looked up.
    ///
    /// - Parameter alias: the name `memberships` has in the query.
    static func active(_ alias: String, among memberships: some Sequence<ID<Membership>>) -> SQL {
        "\(unsafe: alias).id IN \(list: memberships) AND COALESCE(\(unsafe: alias).status, '') = 'active'"
    }
}
