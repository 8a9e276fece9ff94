import Persistence

/// Who sits where at a meeting, round by round, so that each meets as many new people as possible.
///
/// draft → locked → published. What is drawn up is the bureau's alone; published, each sees their own tables. A round
/// that was begun is history.
enum Seating {
    enum State: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case draft, locked, published
    }

    static let tables = 1...200
    static let seats = 1...100
    static let rounds = 1...30
    static let minutes = 1...240
    static let seconds = 1...30
    /// Rooms are not larger.
    static let mostPeople = 1_000

    /// The sizes proposed for so many people: eight at a table, three rounds.
    static func usual(for people: Int) -> NewSeating {
        let tables = min(max((people + 7) / 8, 1), Self.tables.upperBound)
        return NewSeating(
            tables: tables, seats: max(8, (people + tables - 1) / tables), rounds: 3, minutes: 15, seconds: 2,
            rivalsApart: true)
    }
}

/// A room and its rounds as the organiser asks for them.
struct NewSeating: Hashable, Sendable {
    var tables: Int
    var seats: Int
    var rounds: Int
    /// How long a round lasts.
    var minutes: Int
    /// How long the search may take.
    var seconds: Int
    /// Whether people of one trade sit apart.
    var rivalsApart: Bool
}

/// The work of seating as a row.
enum SeatingJob {
    enum State: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case waiting, running, done, impossible, cancelled, stopped

        var isOpen: Bool { self == .waiting || self == .running }
    }
}
