/// The column names of a result, shared by all its rows.
package final class Columns: Sendable {
    package let names: [String]
    private let positions: [String: Int]

    /// Up to this many columns a walk along the names is faster than hashing one, and than a table of them for each
    /// answer.
    private static let walkable = 32

    package init(_ names: [String]) {
        self.names = names
        positions =
            names.count <= Self.walkable
            ? [:] : Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    }

    /// Where the column stands, the first of that name when there are several.
    func position(of name: String) -> Int? {
        names.count <= Self.walkable ? names.firstIndex(of: name) : positions[name]
    }
}
