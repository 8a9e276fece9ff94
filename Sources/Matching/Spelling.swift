/// Finds the stem a rare one is a slip of: one letter more, less, other or swapped (Damerau 1964), among the stems that
/// the club uses often or the lexicon knows.
///
/// Stems are filed under every form they have with one letter left out, so that two stems one slip apart meet in a
/// file (symmetric deletion); a common form is then checked letter by letter.
struct Spelling: Sendable {
    /// Shorter stems are too easily another word.
    static let shortest = 5

    private var files: [UInt64: [Int32]] = [:]
    private let letters: [[UInt32]]
    private let weights: [Int32]

    /// Files stems, each with how often it is used; a stem may be told apart by its place.
    init(_ stems: [(stem: String, uses: Int32)]) {
        letters = stems.map { $0.stem.unicodeScalars.map(\.value) }
        weights = stems.map(\.uses)
        for (place, word) in letters.enumerated() where word.count >= Self.shortest {
            for form in Self.forms(word) { files[form, default: []].append(Int32(place)) }
        }
    }

    /// The place of the stem most likely meant; nil when there is none.
    func meant(_ stem: String) -> Int? {
        let word = stem.unicodeScalars.map(\.value)
        guard word.count >= Self.shortest else { return nil }
        var best: Int?
        for form in Self.forms(word) {
            for place in files[form] ?? [] {
                let candidate = Int(place)
                if let known = best, (weights[known], known) >= (weights[candidate], candidate) { continue }
                if Self.isOneSlip(word, letters[candidate]) { best = candidate }
            }
        }
        return best
    }

    /// The word, and the word without each of its letters, as numbers. Two words that share one by chance are told
    /// apart afterwards.
    private static func forms(_ word: [UInt32]) -> [UInt64] {
        var forms: [UInt64] = [hash(word, leaving: -1)]
        for place in word.indices where place == 0 || word[place] != word[place - 1] {
            forms.append(hash(word, leaving: place))
        }
        return forms
    }

    private static func hash(_ word: [UInt32], leaving left: Int) -> UInt64 {
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        for (place, letter) in word.enumerated() where place != left {
            sum = (sum ^ UInt64(letter)) &* 0x0000_0100_0000_01B3
        }
        return sum
    }

    static func isOneSlip(_ left: [UInt32], _ right: [UInt32]) -> Bool {
        guard left != right, abs(left.count - right.count) <= 1 else { return false }
        var start = 0
        while start < min(left.count, right.count), left[start] == right[start] { start += 1 }
        let (a, b) = (left[start...], right[start...])
        if a.count == b.count {
            if a.dropFirst().elementsEqual(b.dropFirst()) { return true }
            let isSwapped = a.count > 1 && a[start] == b[start + 1] && a[start + 1] == b[start]
            return isSwapped && a.dropFirst(2).elementsEqual(b.dropFirst(2))
        }
        return a.count > b.count ? a.dropFirst().elementsEqual(b) : b.dropFirst().elementsEqual(a)
    }
}
