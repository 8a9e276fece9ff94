import Persistence

/// Somebody came, as a row; named for `ID<Arrival>`.
enum Arrival {
    /// How it was noted.
    enum Way: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        /// By the desk in its list.
        case list
        /// By the desk with the code the person showed.
        case pass
        /// By the person, with the code on the wall.
        case wall
    }
}
