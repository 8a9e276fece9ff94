/// Classes of goods and services of the Nice Agreement, 1 to 45, each once and in order.
struct NiceClasses: Sendable, Equatable {
    static let all = 1...45

    let numbers: [Int]

    /// Reads a list as people write it: numbers apart by anything that is no digit. Nil when one of them is no class.
    init?(_ text: String) {
        let parts = text.utf8.split { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let numbers = parts.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        guard numbers.count == parts.count, numbers.allSatisfy(Self.all.contains) else { return nil }
        // Letters are no list: "35 bis" is not silently 35.
        guard text.unicodeScalars.allSatisfy({ !$0.properties.isAlphabetic }) else { return nil }
        self.numbers = Set(numbers).sorted()
    }

    /// Reads the stored form; what is not a class in it is left out.
    init(stored: String) {
        numbers = stored.split(separator: ",").compactMap { Int($0) }.filter(Self.all.contains)
    }

    /// The stored form, such as `9,35`.
    var stored: String { numbers.map { String($0) }.joined(separator: ",") }
}
