public import Persistence

/// A role held for a branch, or for the whole club when `branch` is nil.
public struct Mandate: Hashable, Sendable {
    /// The role.
    public var role: Role
    /// The branch, or nil for the whole club.
    public var branch: ID<Branch>?

    /// A mandate.
    public init(role: Role, branch: ID<Branch>?) {
        self.role = role
        self.branch = branch
    }
}
