public import Persistence
public import Web

/// The router of the club: typed routes, each with a right.
public typealias ClubRouter = SiteRouter<ClubContext, Access>

extension ID: PathParameter {
    /// Reads a key in its one written form; other spellings of the same number are not an address.
    public init?(pathComponent: String) {
        guard let id = ID(pathComponent), id.description == pathComponent else { return nil }
        self = id
    }

    /// The key in base 32.
    public var pathComponent: String { description }
}
