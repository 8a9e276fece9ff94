public import Persistence

/// A regional or city branch of the club (antenne).
public struct Branch: Hashable, Sendable, Identifiable {
    public var id: Persistence.ID<Branch>
    public var name: String

    public init(id: Persistence.ID<Branch>, name: String) {
        self.id = id
        self.name = name
    }
}
