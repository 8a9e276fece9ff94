import Persistence

extension Engine {
    /// The aggregate that puts the texts of a group one after the other: the standard name is younger in SQLite than
    /// the version of the distribution.
    func joining(_ column: String) -> String {
        switch self {
        case .sqlite: "group_concat(\(column), ' ')"
        case .postgres: "string_agg(\(column), ' ')"
        }
    }
}
