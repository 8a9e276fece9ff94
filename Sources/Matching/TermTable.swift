/// Numbers for stems, so that texts are compared by integers.
struct TermTable: Sendable {
    private var numbers: [String: Int32] = [:]
    /// The stem of each number.
    private(set) var stems: [String] = []
    /// In how many texts each stem stands.
    private(set) var frequencies: [Int32] = []

    var count: Int { stems.count }

    /// The number of a stem, given now when it is new.
    mutating func number(adding stem: String) -> Int32 {
        if let known = numbers[stem] { return known }
        let number = Int32(stems.count)
        numbers[stem] = number
        stems.append(stem)
        frequencies.append(0)
        return number
    }

    /// The number of a stem the club has used; nil for any other.
    func number(of stem: String) -> Int32? { numbers[stem] }

    /// Notes that a text holds these stems, each counted once.
    mutating func count(_ text: [Int32]) {
        for (place, term) in text.enumerated() where !text[..<place].contains(term) {
            frequencies[Int(term)] += 1
        }
    }
}
