import TablePlan

/// An instance whose people are numbered in their order, and what each is called.
struct NamedSeating {
    var instance: SeatingInstance
    let names: [TablesFile.Name]

    /// From a file.
    init(_ file: TablesFile) throws {
        guard file.people.count <= SeatingInstance.mostPeople else {
            throw Failure("There are \(file.people.count) people; \(SeatingInstance.mostPeople) is the most.")
        }
        let lists = [("met", file.met?.count), ("apart", file.apart?.count), ("wishes", file.wishes?.count)]
        for (list, count) in lists where count ?? 0 > TablesFile.mostPairs {
            throw Failure("\(list) has more than \(TablesFile.mostPairs) pairs.")
        }
        var numbers = Numbers()
        names = file.people.map(\.id)
        let people = try file.people.enumerated().map { place, person in
            guard numbers.add(person.id) else { throw Failure("people[\(place)]: \(person.id) is listed twice.") }
            let rounds = Set((person.rounds ?? []).map(\.number))
            return SeatingPerson(
                Int64(place), activity: person.activity?.description, company: person.company?.description,
                branch: person.branch?.description, rounds: rounds.isEmpty ? nil : rounds)
        }
        instance = SeatingInstance(
            people: people, rounds: file.rounds.number, tables: file.tables.number, seats: file.seats.number)
        instance.met = try (file.met ?? []).enumerated().map { place, pair in
            try numbers.pair(pair.one, pair.other, "met[\(place)]")
        }
        instance.apart = try (file.apart ?? []).enumerated().map { place, pair in
            try numbers.pair(pair.one, pair.other, "apart[\(place)]")
        }
        instance.wishes = try (file.wishes ?? []).enumerated().map { place, wish in
            SeatingWish(
                try numbers.pair(wish.one, wish.other, "wishes[\(place)]"), weight: wish.weight?.number ?? 1)
        }
        instance.hosts = try (file.hosts ?? []).enumerated().map { place, host in
            SeatingHost(try numbers.number(host.person, "hosts[\(place)]"), table: host.table.number)
        }
    }

    /// People who are called as given.
    init(_ instance: SeatingInstance, names: [TablesFile.Name]) {
        self.instance = instance
        self.names = names
    }

    func name(_ key: Int64) -> String {
        names.indices.contains(Int(key)) ? names[Int(key)].description : String(key)
    }

    /// The number of each name.
    struct Numbers {
        private var numbers: [TablesFile.Name: Int64] = [:]

        /// Whether the name is new.
        mutating func add(_ name: TablesFile.Name) -> Bool {
            guard numbers[name] == nil else { return false }
            numbers[name] = Int64(numbers.count)
            return true
        }

        func number(_ name: TablesFile.Name, _ place: String) throws -> Int64 {
            guard let number = numbers[name] else { throw Failure("\(place): \(name) is not among the people.") }
            return number
        }

        func pair(_ one: TablesFile.Name, _ other: TablesFile.Name, _ place: String) throws -> SeatingPair {
            guard one != other else { throw Failure("\(place) pairs \(one) with themselves.") }
            return SeatingPair(try number(one, place), try number(other, place))
        }
    }
}
