import Morocco

/// Finds Moroccan towns in running text, in any of their written forms.
enum PlaceLexicon {
    struct Finding {
        let city: String
        let span: Range<Int>
    }

    /// The towns among folded words; the longest forms win.
    static func cities(among words: [String]) -> [Finding] {
        var found: [Finding] = []
        var start = 0
        while start < words.count {
            var taken = 1
            let most = City.canBegin(with: words[start]) ? min(4, words.count - start) : 0
            for length in stride(from: most, through: 1, by: -1) {
                let phrase = words[start..<start + length].joined(separator: " ")
                guard let city = City.named(folded: phrase) else { continue }
                found.append(Finding(city: city.id, span: start..<start + length))
                taken = length
                break
            }
            start += taken
        }
        return found
    }
}
