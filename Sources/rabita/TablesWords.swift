import TablePlan

/// What makes a plan impossible, in words, and what would mend it.
struct TablesWords {
    let seating: NamedSeating

    private func name(_ key: Int64) -> String { seating.name(key) }
    private func names(_ keys: [Int64]) -> String { keys.map(name).joined(separator: ", ") }

    func text(_ reason: Impossibility) -> String {
        switch reason {
        case .range(let measure, let value, let least, let most):
            "\(measure.rawValue): \(value) is not from \(least) to \(most)."
        case .listedTwice(let person):
            "\(name(person)) is listed twice. Leave one out."
        case .unknown(let person, let rule):
            "\(rule.rawValue): \(name(person)) is not among the people. Add them, or take the rule away."
        case .withThemselves(let person, let rule):
            "\(rule.rawValue): \(name(person)) is paired with themselves. Take the pair away."
        case .roundOutside(let person, let round):
            "\(name(person)) is there in round \(round), but there are rounds 1 to \(seating.instance.rounds)."
        case .neverThere(let person):
            "\(name(person)) is there in no round. Leave them out, or give them a round."
        default: together(reason)
        }
    }

    /// What the rules ask for together.
    private func together(_ reason: Impossibility) -> String {
        switch reason {
        case .tooManyPeople(let round, let people, let seats):
            "Round \(round): \(people) people are there for \(seats) seats. Add \(tables(people - seats)), or seats."
        case .hostTable(let person, let table):
            "\(name(person)) hosts table \(table), but there are tables 1 to \(seating.instance.tables)."
        case .hostOfTwo(let person, let tables):
            "\(name(person)) hosts tables \(tables.map(String.init).joined(separator: " and ")). Leave them one."
        case .tooManyHosts(let round, let table, let hosts, let seats):
            "Round \(round): table \(table) has \(hosts.count) hosts (\(names(hosts))) but \(seats) people at most, as "
                + "tables differ by one at most. Give some of them another table."
        case .tooManyLargeTables(let round, let tables, let large):
            "Round \(round): tables \(tables.map(String.init).joined(separator: ", ")) are full of hosts, but only "
                + "\(large) tables are that large. Give some hosts another table."
        case .hostsApart(let pair, let table):
            "\(name(pair.first)) and \(name(pair.second)) are to be kept apart and both host table \(table). Give one "
                + "another table."
        case .clique(let round, let people, let tables):
            "Round \(round): \(people.count) people are all to be kept apart from one another (\(names(people))), but "
                + "\(tables) tables are used. Add tables, or let two of them sit together."
        case .apartFromAllTables(let round, let person):
            "Round \(round): every table has a host whom \(name(person)) is to be kept apart from. Free one table."
        default: "\(reason)"
        }
    }

    private func tables(_ people: Int) -> String {
        let seats = max(seating.instance.seats, 1)
        let count = (people + seats - 1) / seats
        return count == 1 ? "a table" : "\(count) tables"
    }

    func text(_ missing: Diagnosis.MissingHost) -> String {
        "Round \(missing.round): \(name(missing.person)), who hosts table \(missing.table), is absent. Name another host "
            + "for that round."
    }

    func text(_ fault: PlanFault) -> String {
        switch fault {
        case .together(let round, let pair):
            "Round \(round): no plan was found in which \(name(pair.first)) and \(name(pair.second)) sit apart. Give it "
                + "more time, add tables, or let them sit together."
        default: "The plan would break a rule: \(fault)."
        }
    }

    /// What a plan is worth, in one line.
    static func text(_ figures: SeatingFigures) -> String {
        "new pairs \(figures.newPairs) of \(figures.bound) at most, repeats \(figures.repeats), "
            + "wishes \(figures.wishesKept) of \(figures.wishes), same activity \(figures.sameActivity)"
    }
}
