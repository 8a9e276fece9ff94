import Morocco

/// The branches a list may name.
struct BranchBook: Sendable {
    private var names: [String: String] = [:]
    private var cities: [String: String] = [:]
    /// Whether a branch not there yet is founded when a town of the country bears its name.
    private let foundsTowns: Bool

    init(_ branches: [String], foundsTowns: Bool = false) {
        self.foundsTowns = foundsTowns
        for name in branches {
            let folded = Folding.fold(name)
            names[folded] = name
            if let city = City.named(folded: folded), cities[city.id] == nil { cities[city.id] = name }
        }
    }

    /// The branch's own name for what a cell says: in any script, and by the town's other names (*Casa*).
    func name(for text: String) -> String? {
        let folded = Folding.fold(text)
        guard !folded.isEmpty else { return nil }
        if let name = names[folded] { return name }
        guard let city = City.named(folded: folded) else { return nil }
        return cities[city.id] ?? (foundsTowns ? city.name.french : nil)
    }
}
