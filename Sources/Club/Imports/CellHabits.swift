import Chronology

/// What the cells of a list are read by, besides what stands in them.
struct CellHabits: Sendable {
    /// A date is read from here: two digits of a year mean the nearest one.
    var today: CivilDate
    /// The club's currency, ISO 4217.
    var currency = "MAD"
}
