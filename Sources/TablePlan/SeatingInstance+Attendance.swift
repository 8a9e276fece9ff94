extension SeatingInstance {
    /// The instance once somebody is not there from a round on. Who is then there in no round is left out, with all that
    /// names them.
    public func leaving(_ person: Int64, from round: Int) -> SeatingInstance {
        guard let place = people.firstIndex(where: { $0.key == person }) else { return self }
        var changed = self
        let left = attendance(place).filter { $0 < round }
        guard left.isEmpty else {
            changed.people[place].rounds = left
            return changed
        }
        changed.people.remove(at: place)
        func isOther(_ pair: SeatingPair) -> Bool { pair.first != person && pair.second != person }
        changed.met = met.filter(isOther)
        changed.apart = apart.filter(isOther)
        changed.wishes = wishes.filter { isOther($0.pair) }
        changed.hosts = hosts.filter { $0.person != person }
        return changed
    }

    /// The instance once somebody is there from a round on to the end, whether they were expected or not.
    public func arriving(_ person: SeatingPerson, from round: Int) -> SeatingInstance {
        var changed = self
        let coming = Set((1...max(rounds, 1)).filter { $0 >= round })
        if let place = people.firstIndex(where: { $0.key == person.key }) {
            changed.people[place].rounds = attendance(place).union(coming)
        } else if !coming.isEmpty {
            var newcomer = person
            newcomer.rounds = coming
            changed.people.append(newcomer)
        }
        return changed
    }

    private func attendance(_ place: Int) -> Set<Int> {
        people[place].rounds ?? Set(1...max(rounds, 1))
    }
}
