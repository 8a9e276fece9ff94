public import Persistence

/// A role held for a branch, or for the whole club when `branch` is nil.
public struct Mandate: Hashable, Sendable {
    public var role: Role
    public var branch: ID<Branch>?

    public init(role: Role, branch: ID<Branch>?) {
        self.role = role
        self.branch = branch
    }
}
