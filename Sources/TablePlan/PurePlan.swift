extension SeatingInstance {
    /// The pure problem: as many people as there are seats, all there in every round, and nothing known of them.
    public static func pure(tables: Int, seats: Int, rounds: Int) -> SeatingInstance {
        let people = max(tables, 0).multipliedReportingOverflow(by: max(seats, 0))
        let count = people.overflow ? Int.max : people.partialValue
        return SeatingInstance(
            people: (0..<min(count, mostPeople + 1)).map { SeatingPerson(Int64($0)) }, rounds: rounds, tables: tables,
            seats: seats)
    }
}
