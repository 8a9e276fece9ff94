public import Persistence

/// A regional or city branch of the club (antenne).
public struct Branch: Hashable, Sendable, Identifiable {
    /// The key.
    public var id: Persistence.ID<Branch>
    /// The name, as the club writes it.
    public var name: String

    /// A branch.
    public init(id: Persistence.ID<Branch>, name: String) {
        self.id = id
        self.name = name
    }
}
